/** The breaker and back-off of one source, over its stored row. Pure. */
import type { FailureKind } from '@/lib/model/failure';
import type { SourceState } from '@/lib/model/source-state';
import { DAY, HOUR, type Instant, MINUTE } from '@/lib/model/time';
import { FAILURE_POLICY } from './failure-policy';

const MEMORY = 20;
const IN_A_ROW = 5;
const ENOUGH_TO_JUDGE = 10;
const OPEN_MS = 15 * MINUTE;
const OPEN_LONGEST = 6 * HOUR;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** A good answer: the breaker closes, the row's troubles are over. */
export function afterGood(state: SourceState, now: Instant): SourceState {
  return { ...state, lastGoodAt: now, failure: null, failingSince: null, failuresInRow: 0, recent: [...state.recent, true].slice(-MEMORY), backoffUntil: null, breakerUntil: null, breakerStep: 0 };
}

/** A call that failed. `retryAfterSeconds` as stated; it wins over our own wait, between a minute and a day. */
export function afterFailure(state: SourceState, failure: FailureKind, retryAfterSeconds: number | undefined, now: Instant): SourceState {
  if (failure === 'offline') return state;
  const policy = FAILURE_POLICY[failure];
  const recent = policy.counts ? [...state.recent, false].slice(-MEMORY) : state.recent;
  const failuresInRow = policy.counts ? state.failuresInRow + 1 : state.failuresInRow;
  const bad = recent.filter((good) => !good).length;
  // A half-open breaker (its time is over) opens again at the first failure.
  const opens = policy.counts && (failuresInRow >= IN_A_ROW || (recent.length >= ENOUGH_TO_JUDGE && bad * 2 >= recent.length) || state.breakerUntil !== null);
  const wait = retryAfterSeconds === undefined ? policy.restMs : clamp(retryAfterSeconds * 1000, MINUTE, DAY);
  return {
    ...state,
    failure,
    failingSince: state.failure === failure ? (state.failingSince ?? now) : now,
    lastFailureAt: now,
    failuresInRow,
    recent,
    backoffUntil: wait === null ? state.backoffUntil : Math.max(state.backoffUntil ?? 0, now + wait),
    breakerUntil: opens ? now + Math.min(OPEN_LONGEST, OPEN_MS * 2 ** state.breakerStep) : state.breakerUntil,
    breakerStep: opens ? state.breakerStep + 1 : state.breakerStep,
    stopped: state.stopped || policy.stops,
  };
}

/** Until when the source must be left alone; null: it may be asked. A breaker whose time is over lets one probe through. */
export function restsUntil(state: SourceState, now: Instant): Instant | null {
  const until = Math.max(state.backoffUntil ?? 0, state.breakerUntil ?? 0);
  return until > now ? until : null;
}
