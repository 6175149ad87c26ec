/** The parcels of `npm start`: three that the main job follows, and some more to try by hand. */
import type { CarrierId, ParcelKey } from '@/lib/model/ids';
import { HOUR } from '@/lib/model/time';
import type { Lab } from './lab';
import { CROSS_BORDER_LIFE, DOMESTIC_LIFE, type Stage, type Step } from './life';

export interface StartParcel {
  readonly number: string;
  readonly carrier: CarrierId;
  readonly title: string;
  readonly pickup?: { readonly code: string; readonly place: string };
}

export const MAIN = { number: 'YT2648103957264', carrier: 'yto', title: '手冲咖啡壶' } satisfies StartParcel;
export const LOCKER = { number: 'YT2648103911708', carrier: 'yto', title: 'Desk lamp', pickup: { code: '5-2-8086', place: '示例花园3号门驿站' } } satisfies StartParcel;
export const POST = { number: 'EB264810390JP', carrier: 'japan-post', title: 'Indigo notebook' } satisfies StartParcel;
export const FOLLOWED: readonly StartParcel[] = [MAIN, LOCKER, POST];

/** What the person pastes. */
export const PASTED = `圆通快递 ${MAIN.number}\n取件包裹 ${LOCKER.number}\nJapan Post ${POST.number}`;

export const keyOf = ({ carrier, number }: StartParcel): ParcelKey => `${carrier}:${number}`;

/** What happens, round after round; a milestone named with a move must be told once. */
export const ROUNDS: readonly (readonly { readonly parcel: StartParcel; readonly to: Stage; readonly tells: string | null }[])[] = [
  [{ parcel: MAIN, to: 'out_for_delivery', tells: 'out_for_delivery' }, { parcel: LOCKER, to: 'in_transit', tells: null }],
  [{ parcel: LOCKER, to: 'ready_for_pickup', tells: 'ready_for_pickup' }, { parcel: POST, to: 'out_for_delivery', tells: 'out_for_delivery' }],
  [{ parcel: MAIN, to: 'delivered', tells: 'delivered' }],
];

/** What each parcel must stand at in the end. */
export const OUTCOME: ReadonlyMap<ParcelKey, string> = new Map([[keyOf(MAIN), 'delivered'], [keyOf(LOCKER), 'ready_for_pickup'], [keyOf(POST), 'out_for_delivery']]);

const POST_LIFE: readonly Step[] = [{ stage: 'picked_up', after: -30 * HOUR }, { stage: 'departed', after: -20 * HOUR }, { stage: 'in_transit', after: -4 * HOUR }, { stage: 'delivered', after: 40 * HOUR }];

const EXTRAS: readonly { readonly number: string; readonly carrier: CarrierId; readonly life: readonly Step[] }[] = [
  { number: 'LP00648103957264', carrier: 'cainiao', life: CROSS_BORDER_LIFE },
  { number: 'YT2648103950017', carrier: 'yto', life: DOMESTIC_LIFE },
  { number: 'EB264810409JP', carrier: 'japan-post', life: POST_LIFE },
];

/** Puts them all into the lab's world; returns the numbers that are there to be tried by hand. */
export function populate({ world }: Lab): readonly string[] {
  for (const parcel of FOLLOWED) world.add(parcel.carrier === 'japan-post' ? { ...parcel, life: POST_LIFE } : parcel);
  for (const extra of EXTRAS) world.add(extra);
  world.setKeys('seventeentrack', ['lab-key']);
  world.setKeys('kuaidi100', ['LAB/lab-key']);
  return EXTRAS.map(({ number }) => number);
}
