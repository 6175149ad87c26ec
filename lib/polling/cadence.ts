/**
 * When to ask about a parcel again. Pure: status, age, local hour, ETA window, what its source tells, failures; spread by the key.
 * Requests are few, so they are spent where news that matters comes: on the morning of a day on which it may come, and while
 * it is out for delivery. What is far away or announced waits for hours. tests/bench/week.ts weighs this against half-hourly
 * polling; change nothing here without running it.
 */
import type { EtaWindow } from '@/lib/model/parcel';
import type { ParcelStatus, SubStatus } from '@/lib/model/status';
import { DAY, HOUR, type Instant, MINUTE } from '@/lib/model/time';
import { jitter, shareOf } from './spread';

export interface CadenceInput {
  readonly key: string;
  readonly status: ParcelStatus;
  readonly subStatus: SubStatus | null;
  /** When something last happened: the newest event, else when the parcel was added. */
  readonly changedAt: Instant;
  readonly eta: EtaWindow | null;
  /** The source that leads says when a parcel has come to the office that delivers it. */
  readonly tellsOffice: boolean;
  readonly failures: number;
  /** Not-found answers in a row. */
  readonly notFound: number;
  /** The last look after the end has been taken. */
  readonly lastLook: boolean;
  readonly now: Instant;
  /** Minutes after local midnight at an instant. */
  readonly minuteAt: (at: Instant) => number;
}

export type NextLook =
  | { readonly next: 'ask'; readonly at: Instant; readonly reason: string }
  /** The parcel is at its end: nothing more to ask. */
  | { readonly next: 'done' }
  /** Silent for so long that asking stopped; the person is asked. */
  | { readonly next: 'stale' };

const QUIET_AFTER = 15 * DAY;
const STALE_AFTER = 30 * DAY;
const NOT_FOUND_HOURS = [2, 4, 8, 12, 24];
/** Rounds are loaded in the morning and driven by day, wherever parcels are brought (minutes of the local day). */
const MORNING = 6 * 60 + 45;
/** Before it the courier is loading and driving out. */
const FIRST_DOOR = 9 * 60 + 15;
const LATE_MORNING = 11 * 60;
const AFTERNOON = 14 * 60;
const EVENING = 19 * 60 + 45;
const NIGHT = 22 * 60;
const CUSTOMS: ReadonlySet<SubStatus> = new Set(['customs_waiting', 'customs_processing', 'customs_info_required', 'customs_delay', 'customs_problem', 'documents_required']);
/** Still days away from a door: nothing that matters happens overnight. */
const FAR: ReadonlySet<SubStatus> = new Set([...CUSTOMS, 'customs_cleared', 'handed_to_airline', 'departed_origin_country', 'arrived_destination_country', 'linehaul']);
const AT_THE_DOOR: ReadonlySet<SubStatus> = new Set(['at_delivery_office', 'at_destination_city', 'rescheduled', 'redirected_to_pickup']);

function insideWindow({ eta, now }: CadenceInput): boolean {
  return eta?.fromAt !== undefined && eta.fromAt !== null && eta.untilAt !== null && now >= eta.fromAt - HOUR && now <= eta.untilAt + HOUR;
}

/** The local day of an instant, by its noon: right wherever the zone is less than twelve hours off. */
function dayOf(at: Instant, { minuteAt }: CadenceInput): string {
  return new Date(at - minuteAt(at) * MINUTE + DAY / 2).toISOString().slice(0, 10);
}

type Nearness = 'far' | 'soon' | 'today';

/**
 * May it go out for delivery this day? It is where rounds are loaded, or promised for today; where nobody says more, what came in
 * somewhere since last evening may be loaded, and what is on the road or older must come in first.
 */
function nearness(input: CadenceInput): Nearness {
  const { eta, subStatus, now, changedAt, tellsOffice } = input;
  if (subStatus !== null && AT_THE_DOOR.has(subStatus)) return 'today';
  if (subStatus !== null && FAR.has(subStatus)) return 'far';
  if (eta !== null) return eta.fromOn <= dayOf(now, input) ? 'today' : 'far';
  if (now - changedAt >= 36 * HOUR) return 'far';
  return tellsOffice || subStatus === 'departed_facility' || now - changedAt >= 18 * HOUR ? 'soon' : 'today';
}

/** Under way: often in the morning of a day on which it may come, seldom otherwise. */
function underWay(input: CadenceInput): readonly [ms: number, reason: string] {
  const minute = input.minuteAt(input.now);
  const near = nearness(input);
  if (near === 'far') return input.subStatus !== null && CUSTOMS.has(input.subStatus) ? [10 * HOUR, 'customs'] : [16 * HOUR, 'under way'];
  if (minute < MORNING || minute >= LATE_MORNING) return [minute >= LATE_MORNING && minute < AFTERNOON ? 5 * HOUR : 8 * HOUR, 'it may come soon'];
  return near === 'today' ? [25 * MINUTE, 'the morning it may come'] : [2 * HOUR, 'it may come soon'];
}

function interval(input: CadenceInput): readonly [ms: number, reason: string] {
  const minute = input.minuteAt(input.now);
  switch (input.status) {
    case 'out_for_delivery':
      if (minute < MORNING || minute >= NIGHT) return [2 * HOUR, 'out for delivery, night'];
      if (insideWindow(input)) return [15 * MINUTE, 'promised window'];
      return minute >= FIRST_DOOR && minute < EVENING ? [16 * MINUTE, 'out for delivery'] : [50 * MINUTE, 'out for delivery, early or late'];
    case 'not_found':
      return [(NOT_FOUND_HOURS[Math.min(input.notFound, NOT_FOUND_HOURS.length) - 1] ?? 2) * HOUR, 'not found yet'];
    case 'pre_transit':
      return [DAY, 'announced'];
    case 'ready_for_pickup':
      return [3 * HOUR, 'waits for pickup'];
    case 'attempt_failed':
      return minute >= MORNING && minute < LATE_MORNING ? [25 * MINUTE, 'the morning it may come'] : [8 * HOUR, 'tried in vain'];
    case 'exception':
      return [8 * HOUR, 'exception'];
    case 'expired':
      return [DAY, 'silent'];
    default:
      return underWay(input);
  }
}

/** Out of the night. One look that falls into it waits for the morning; what may come today is looked at when rounds are loaded. */
function awake(at: Instant, { key, minuteAt }: CadenceInput): Instant {
  const minute = minuteAt(at);
  const night = minute >= NIGHT ? 24 * 60 - minute + MORNING : MORNING - minute;
  return minute < NIGHT && minute >= MORNING ? at : at + night * MINUTE + Math.round(shareOf(key) * 30 * MINUTE);
}

/** Failures of one parcel: from one minute, doubling, six hours at most, spread by key and count. */
export function backOff(failures: number, key: string): number {
  return jitter(Math.min(6 * HOUR, MINUTE * 2 ** Math.min(failures - 1, 12)), `${key}#${failures}`);
}

export function planNext(input: CadenceInput): NextLook {
  const { key, status, now, failures } = input;
  if (failures > 0) return { next: 'ask', at: now + backOff(failures, key), reason: 'after a failure' };
  const silent = now - input.changedAt;
  if (status === 'delivered' || status === 'returned' || status === 'cancelled') {
    return input.lastLook || silent > 2 * DAY ? { next: 'done' } : { next: 'ask', at: now + jitter(DAY, key), reason: 'last look' };
  }
  if (silent > STALE_AFTER) return { next: 'stale' };
  if (silent > QUIET_AFTER) return { next: 'ask', at: awake(now + jitter(DAY, key), input), reason: 'silent' };
  const [ms, reason] = interval(input);
  const at = now + jitter(ms, key);
  return { next: 'ask', at: status === 'out_for_delivery' ? at : awake(at, input), reason };
}
