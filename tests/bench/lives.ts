/**
 * Made-up lives of parcels over weeks, as couriers work: scans at night on the road, deliveries by day and rarely on Sundays,
 * silent stretches, customs, failed attempts. They come from a seed; what decides when to ask never sees it.
 */
import type { ParcelStatus, SubStatus } from '@/lib/model/status';
import { DAY, HOUR, type Instant, MINUTE } from '@/lib/model/time';
import { dice } from '@/tests/_support/dice';

export interface LifeEvent { readonly at: Instant; readonly status: ParcelStatus; readonly subStatus: SubStatus | null }
export interface Life {
  readonly number: string;
  readonly source: string;
  readonly addedAt: Instant;
  readonly events: readonly LifeEvent[];
  /** Day that the source promises, from when on it does; null: it promises none. */
  readonly promised: { readonly day: Instant; readonly since: Instant } | null;
}

/** How many of 500 each source has; 17TRACK, Ship24 and Kuaidi100 no more than their free quotas let a person have. */
export const SHARE: Readonly<Record<string, number>> = {
  cainiao: 45, fourpx: 30, laposte: 30, inpost: 35, yto: 60, yamato: 30, japanpost: 30, cjlogistics: 25, koreapost: 25, 'dhl-unified': 25, fedex: 25, ups: 30, usps: 30, seventeentrack: 45, kuaidi100: 30, ship24: 5,
};
const CROSS_BORDER = new Set(['cainiao', 'fourpx', 'japanpost', 'seventeentrack', 'ship24', 'laposte', 'koreapost']);
/** Says that a parcel has come to the office that delivers it. */
const TELLS_OFFICE = new Set(['fourpx', 'laposte', 'inpost', 'yamato', 'japanpost', 'cjlogistics', 'dhl-unified', 'ups', 'usps', 'kuaidi100']);
/** Has no detail of "under way". */
const PLAIN = new Set(['seventeentrack', 'ship24']);
const PROMISES = new Set(['fedex', 'ups', 'usps', 'dhl-unified', 'yamato', 'cainiao']);

type Roll = () => number;
/** A local clock on the day that begins at `day` (local midnight as an instant). */
const between = (day: Instant, from: number, until: number, roll: Roll): Instant => day + Math.round((from + (until - from) * roll()) * 60) * MINUTE;
const weekday = (day: Instant, midnight: Instant): number => Math.round((day - midnight) / DAY + 1) % 7;

function subOf(source: string, wanted: SubStatus): SubStatus | null {
  if (PLAIN.has(source)) return null;
  return wanted === 'at_delivery_office' && !TELLS_OFFICE.has(source) ? 'arrived_facility' : wanted;
}

/** `midnight`: a local midnight of a Monday; `startDay`: days from it on which the sender announces the parcel. */
function live(number: string, source: string, startDay: number, midnight: Instant, roll: Roll): Life {
  const events: LifeEvent[] = [];
  const tell = (at: Instant, status: ParcelStatus, sub: SubStatus | null = null): void => void events.push({ at, status, subStatus: status === 'in_transit' && sub !== null ? subOf(source, sub) : sub });
  let day = midnight + startDay * DAY;
  const announcedAt = between(day, 9, 22, roll);
  tell(announcedAt, 'pre_transit', 'info_received');
  day += (roll() < 0.7 ? 1 : 2 + Math.floor(roll() * 3)) * DAY;
  tell(between(day, 14, 20, roll), 'in_transit', 'picked_up');
  tell(between(day, 20, 29, roll), 'in_transit', 'departed_facility');
  if (CROSS_BORDER.has(source) && roll() < 0.75) {
    day += (1 + Math.floor(roll() * 2)) * DAY;
    tell(between(day, 1, 23, roll), 'in_transit', 'departed_origin_country');
    // Over sea or in the air nothing is heard.
    day += (3 + Math.floor(roll() * 6)) * DAY;
    tell(between(day, 1, 23, roll), 'in_transit', 'arrived_destination_country');
    tell(between(day + DAY, 6, 20, roll), 'in_transit', 'customs_processing');
    if (roll() < 0.08) tell(between(day + 2 * DAY, 8, 18, roll), 'exception', 'customs_delay');
    day += (2 + Math.floor(roll() * 3)) * DAY;
    tell(between(day, 6, 20, roll), 'in_transit', 'customs_cleared');
  }
  for (let hops = Math.floor(roll() * 3); hops > 0; hops -= 1) {
    day += DAY;
    tell(between(day, 2, 8, roll), 'in_transit', 'arrived_facility');
    tell(between(day, 18, 27, roll), 'in_transit', 'departed_facility');
  }
  if (roll() < 0.06) {
    day += DAY;
    tell(between(day, 8, 19, roll), 'exception', 'delayed');
    day += DAY;
  }
  day += DAY;
  while (weekday(day, midnight) === 0 && roll() < 0.9) day += DAY;
  const promised = PROMISES.has(source) && roll() < 0.7 ? { day: roll() < 0.8 ? day : day + (roll() < 0.5 ? -1 : 1) * DAY, since: day - 2 * DAY } : null;
  const early = roll() < 0.6;
  // One in eight is not scanned where it comes in.
  const inAt = early ? between(day, 4, 8, roll) : between(day - DAY, 18, 23, roll);
  if (roll() < 0.88) tell(inAt, 'in_transit', 'at_delivery_office');
  const outAt = between(day, 7, 10.5, roll);
  tell(outAt, 'out_for_delivery');
  const kind = roll();
  if (kind < 0.72) tell(Math.max(outAt + 20 * MINUTE, between(day, 9.5, 19.5, roll)), 'delivered');
  else if (kind < 0.9) {
    const readyAt = Math.max(outAt + 30 * MINUTE, between(day, 10, 17, roll));
    tell(readyAt, 'ready_for_pickup');
    tell(roll() < 0.5 ? between(day, 17.5, 21, roll) + (readyAt > day + 17 * HOUR ? HOUR : 0) : between(day + DAY, 11, 20, roll), 'delivered');
  } else {
    tell(Math.max(outAt + 30 * MINUTE, between(day, 11, 18, roll)), 'attempt_failed');
    const again = day + (weekday(day + DAY, midnight) === 0 ? 2 : 1) * DAY;
    const secondOut = between(again, 7, 10.5, roll);
    tell(secondOut, 'out_for_delivery');
    tell(Math.max(secondOut + 30 * MINUTE, between(again, 10, 19, roll)), 'delivered');
  }
  events.sort((a, b) => a.at - b.at);
  return { number, source, addedAt: announcedAt + Math.round(roll() * 24) * HOUR, events, promised };
}

/** 500 lives that are somewhere on their way in the week that begins at `midnight` (a local Monday). */
export function makeLives(seed: number, midnight: Instant): readonly Life[] {
  const roll = dice(seed);
  return Object.entries(SHARE).flatMap(([source, count]) =>
    Array.from({ length: count }, (_, index) => live(`${source}${index}`, source, Math.floor(roll() * (CROSS_BORDER.has(source) ? 18 : 9)) - (CROSS_BORDER.has(source) ? 13 : 4), midnight, roll)),
  );
}
