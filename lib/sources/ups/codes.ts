import { pair, UNMAPPED } from '@/lib/adapter/answers';
import type { StatusPair } from '@/lib/model/status';

const each = (codes: string, status: StatusPair): readonly (readonly [number, StatusPair])[] =>
  codes.split(' ').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => [first + index, status] as const);
  });

/** `statusCode` → ours (research/endpoints.md 3.9). */
const CODES: ReadonlyMap<number, StatusPair> = new Map([
  ...each('3 79 80 157 166', pair('pre_transit', 'label_created')),
  ...each('44 45 77', pair('pre_transit', 'awaiting_pickup')),
  ...each('38 160 167-169', pair('in_transit', 'picked_up')),
  ...each('5 10 25 39 47 87 158 159 164 165', pair('in_transit')),
  ...each('16 71 75', pair('in_transit', 'at_delivery_office')),
  ...each('73 74 137 143', pair('in_transit', 'handed_to_partner')),
  ...each('12 92 123', pair('in_transit', 'customs_processing')),
  ...each('14 84 134', pair('in_transit', 'customs_cleared')),
  ...each('58 124 125 141', pair('in_transit', 'customs_info_required')),
  ...each('18-20 27 28 54-56 95-122', pair('in_transit', 'redirected')),
  ...each('6 21 37 72 78 89 91 146 162', pair('out_for_delivery')),
  ...each('17 40', pair('ready_for_pickup')),
  ...each('144', pair('ready_for_pickup', 'post_office')),
  ...each('161', pair('ready_for_pickup', 'pickup_point')),
  ...each('22-24 60 65 66 145', pair('attempt_failed')),
  ...each('61 139', pair('attempt_failed', 'identity_check')),
  ...each('62', pair('attempt_failed', 'payment_due')),
  ...each('64', pair('attempt_failed', 'refused')),
  ...each('13 29 30 69 76', pair('exception')),
  ...each('126', pair('exception', 'customs_delay')),
  ...each('46 48 49 86 90 138', pair('exception', 'delayed')),
  ...each('32 51-53', pair('exception', 'weather')),
  ...each('132', pair('exception', 'security')),
  ...each('50', pair('exception', 'address_problem')),
  ...each('59 81', pair('exception', 'damaged')),
  ...each('68', pair('exception', 'lost')),
  ...each('83', pair('exception', 'held')),
  ...each('85', pair('exception', 'payment_due')),
  ...each('147', pair('exception', 'seized')),
  ...each('149', pair('exception', 'destroyed')),
  ...each('33', pair('returning', 'requested')),
  ...each('35 36', pair('returning')),
  ...each('34 67', pair('returned', 'to_sender')),
  ...each('11 26', pair('delivered')),
  ...each('7 43', pair('cancelled', 'voided')),
  ...each('0 148 163', pair('unknown')),
]);

/** `code` says what kind of scan a plain "on the way" is. */
const SCANS: ReadonlyMap<string, StatusPair> = new Map([
  ['AR', pair('in_transit', 'arrived_facility')],
  ['DP', pair('in_transit', 'departed_facility')],
  ['OR', pair('in_transit', 'picked_up')],
  ['EP', pair('in_transit', 'departed_origin_country')],
  ['IP', pair('in_transit', 'arrived_destination_country')],
]);

/** `type` of a scan without a `statusCode`. I is under way and out for delivery alike. */
const TYPES: ReadonlyMap<string, StatusPair> = new Map([
  ['D', pair('delivered')], ['I', pair('in_transit')], ['M', pair('pre_transit', 'label_created')], ['MV', pair('cancelled', 'voided')], ['X', pair('exception')], ['P', pair('in_transit', 'picked_up')],
  ['DO', pair('in_transit')], ['DD', pair('in_transit')], ['W', pair('in_transit')], ['RS', pair('returned', 'to_sender')],
]);

export interface Words {
  readonly statusCode: string | null;
  readonly code: string | null;
  readonly type: string | null;
  readonly text: string | null;
}

/** Our pair; `known` false: in no table, and nothing is guessed of it. */
export function statusOf({ statusCode, code, type, text }: Words): StatusPair & { readonly known: boolean } {
  const listed = statusCode === null ? TYPES.get(type ?? '') : /^\d{1,3}$/.test(statusCode) ? CODES.get(Number(statusCode)) : undefined;
  if (listed === undefined) return { ...UNMAPPED, known: false };
  if (listed.status === 'in_transit' && listed.subStatus === null) return { ...(SCANS.get(code ?? '') ?? listed), known: true };
  // One code stands for every wish about a delivery; the text says whether it is about the day.
  if (listed.subStatus === 'redirected' && /reschedul|\bdates?\b/i.test(text ?? '')) return { ...pair('in_transit', 'rescheduled'), known: true };
  return { ...listed, known: true };
}
