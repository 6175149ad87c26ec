/** When to ask about a parcel again. Pure: status, age, local hour, ETA window, failures; spread by the key. */
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
const NIGHT_END = 6 * 60;
/** Two looks a night for what is not out for delivery. */
const CATCH_UPS = [60, 240];
const NOT_FOUND_HOURS = [2, 4, 8, 12, 24];
const CUSTOMS: ReadonlySet<SubStatus> = new Set(['customs_waiting', 'customs_processing', 'customs_info_required', 'customs_delay', 'customs_problem', 'documents_required']);

function insideWindow({ eta, now }: CadenceInput): boolean {
  return eta?.fromAt !== undefined && eta.fromAt !== null && eta.untilAt !== null && now >= eta.fromAt - HOUR && now <= eta.untilAt + HOUR;
}

function interval(input: CadenceInput): readonly [ms: number, reason: string] {
  const minute = input.minuteAt(input.now);
  switch (input.status) {
    case 'out_for_delivery':
      if (minute < 7 * 60 || minute >= 21 * 60) return [2 * HOUR, 'out for delivery, night'];
      return insideWindow(input) ? [15 * MINUTE, 'promised window'] : [30 * MINUTE, 'out for delivery'];
    case 'not_found':
      return [(NOT_FOUND_HOURS[Math.min(input.notFound, NOT_FOUND_HOURS.length) - 1] ?? 2) * HOUR, 'not found yet'];
    case 'pre_transit':
      return [6 * HOUR, 'announced'];
    case 'ready_for_pickup':
    case 'attempt_failed':
      return [4 * HOUR, 'waits for pickup'];
    case 'exception':
      return [8 * HOUR, 'exception'];
    case 'expired':
      return [DAY, 'silent'];
    default:
      return input.subStatus !== null && CUSTOMS.has(input.subStatus) ? [6 * HOUR, 'customs'] : [3 * HOUR, 'under way'];
  }
}

/** Out of the night, but for two looks. */
function awake(at: Instant, { key, minuteAt }: CadenceInput): Instant {
  const minute = minuteAt(at);
  if (minute >= NIGHT_END) return at;
  const slot = [...CATCH_UPS, NIGHT_END].find((start) => start >= minute) ?? NIGHT_END;
  return at + (slot - minute) * MINUTE + Math.round(shareOf(key) * 30 * MINUTE);
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
