/** Pace and daily budget of one source, over its stored row. Pure. */
import type { AskingMeta } from '@/lib/catalog/asking';
import type { SourceState } from '@/lib/model/source-state';
import { DAY, HOUR, type Instant, MINUTE } from '@/lib/model/time';

export type Limits = AskingMeta['limits'];

/** A batch may need three requests (a token that is refused, a new one, the call again): the budget must hold them all. */
export function callsOfBatch({ perDay }: Limits): number {
  return Math.min(3, perDay);
}

/** How long a number rests after a look, at least: the source's own floor, and never under a minute. */
export function floorOf(limits: Limits): number {
  return Math.max(MINUTE, limits.perNumberMs);
}

/** One part in five is kept for the person's own clicks. */
const SCHEDULED_SHARE = 0.8;

export function limitsOf(meta: AskingMeta, state: SourceState): Limits {
  return { ...meta.limits, ...state.limits };
}

const dayOf = (now: Instant): string => new Date(now).toISOString().slice(0, 10);

const used = (state: SourceState, now: Instant): { scheduled: number; byHand: number } =>
  state.budgetOn === dayOf(now) ? { scheduled: state.usedScheduled, byHand: state.usedByHand } : { scheduled: 0, byHand: 0 };

const hourOf = (now: Instant): Instant => Math.floor(now / HOUR) * HOUR;
const usedThisHour = ({ hour }: SourceState, now: Instant): number => (hour?.beganAt === hourOf(now) ? hour.used : 0);

/** Calls that are left today (UTC), and this hour where the source counts hours, for scheduled work or for a click. */
export function callsLeft(state: SourceState, limits: Limits, now: Instant, byHand: boolean): number {
  const { scheduled, byHand: clicked } = used(state, now);
  const share = byHand ? 1 : SCHEDULED_SHARE;
  const today = Math.min(limits.perDay - scheduled - clicked, byHand ? Infinity : Math.floor(limits.perDay * SCHEDULED_SHARE) - scheduled);
  const thisHour = limits.perHour === undefined ? Infinity : Math.floor(limits.perHour * share) - usedThisHour(state, now);
  return Math.max(0, Math.min(today, thisHour));
}

/** When there are calls again, for a budget that is used up: at the next whole hour or at the next day (UTC). */
export function wholeAt(state: SourceState, limits: Limits, now: Instant, calls = 1): Instant {
  const { perHour: _hours, ...daily } = limits;
  return callsLeft(state, daily, now, false) >= calls ? hourOf(now) + HOUR : (Math.floor(now / DAY) + 1) * DAY;
}

/** How long to wait before the next call; a last call that lies ahead (clock set back) counts as just now. */
export function waitBeforeCall(state: SourceState, limits: Limits, now: Instant): number {
  if (state.lastCallAt === null) return 0;
  return Math.max(0, Math.min(limits.gapMs, state.lastCallAt + limits.gapMs - now));
}

/** One call is spent, before it is made: a kill in between can only cost a call, never exceed the limit. */
export function spend(state: SourceState, now: Instant, byHand: boolean): SourceState {
  const { scheduled, byHand: clicked } = used(state, now);
  return { ...state, lastCallAt: now, budgetOn: dayOf(now), usedScheduled: scheduled + (byHand ? 0 : 1), usedByHand: clicked + (byHand ? 1 : 0), hour: { beganAt: hourOf(now), used: usedThisHour(state, now) + 1 } };
}
