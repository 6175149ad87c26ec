import type { FailureKind } from './failure';
import type { SourceId, SubjectKey } from './ids';
import type { Instant } from './time';

/** What is known of one source's health; survives the worker. One row a source. */
export interface SourceState {
  readonly source: SourceId;
  readonly lastGoodAt: Instant | null;
  readonly failure: FailureKind | null;
  readonly failingSince: Instant | null;
  readonly lastFailureAt: Instant | null;
  readonly failuresInRow: number;
  /** Newest last, true = good; at most 20. Decides the breaker. */
  readonly recent: readonly boolean[];
  readonly backoffUntil: Instant | null;
  /** Breaker: closed, or open until; `halfOpen` lets one probe through. */
  readonly breakerUntil: Instant | null;
  readonly breakerStep: number;
  /** Stops all polling until the user changes something (a wrong key). */
  readonly stopped: boolean;
  readonly lastCallAt: Instant | null;
  /** Day (UTC) the two budget counters belong to. */
  readonly budgetOn: string | null;
  readonly usedScheduled: number;
  readonly usedByHand: number;
  /** The hour (UTC) that was last asked in, and its calls. */
  readonly hour: { readonly beganAt: Instant; readonly used: number } | null;
  /** Drift notes by name (lib/model/drift.ts) → times seen. At most 50 keys. */
  readonly drift: Readonly<Record<string, number>>;
  /** When the user's key was last tried, and why it failed; absent: not since it was entered. */
  readonly keyCheck?: { readonly at: Instant; readonly failure: FailureKind | null };
  /** What the source itself said is left of the user's allowance, and when. */
  readonly allowance?: { readonly left: number; readonly of: number | null; readonly at: Instant };
  /** The user wants the next answer recorded as a redacted sample. */
  readonly sampleWanted?: boolean;
  /** User's own settings for this source. */
  readonly enabled: boolean;
  /** Overrides of meta limits, for tests and patient users. Empty by default. */
  readonly limits: { readonly gapMs?: number; readonly perDay?: number; readonly perNumberMs?: number };
}

/** Not-found answers in a row of one source, about one number. */
export interface Misses {
  readonly count: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** When a subject is due to be asked about. One row a subject that is followed. */
export interface PollPlan {
  readonly subject: SubjectKey;
  readonly dueAt: Instant;
  readonly failures: number;
  /** Consecutive not-found answers and when the first of them came. */
  readonly notFound: number;
  readonly notFoundSince: Instant | null;
  readonly reason: string;
  /** Set by "check now": goes before scheduled work and draws on the user's share of the budget. */
  readonly byHand: boolean;
  /** Per source: when this number may be asked again (the source's own floor). */
  readonly floors: Readonly<Record<SourceId, Instant>>;
  /** Per source: what it did not find; decides who is asked next. `source#NUMBER` for a related number, in `floors` as well. */
  readonly misses: Readonly<Record<string, Misses>>;
}

/** A source nobody has asked yet. */
export function newSourceState(source: SourceId): SourceState {
  return {
    source, lastGoodAt: null, failure: null, failingSince: null, lastFailureAt: null, failuresInRow: 0, recent: [], backoffUntil: null, breakerUntil: null, breakerStep: 0,
    stopped: false, lastCallAt: null, budgetOn: null, usedScheduled: 0, usedByHand: 0, hour: null, drift: {}, enabled: true, limits: {},
  };
}

/** A plan that is due at once. */
export function newPlan(subject: string, now: Instant, reason: string): PollPlan {
  return { subject, dueAt: now, failures: 0, notFound: 0, notFoundSince: null, reason, byHand: false, floors: {}, misses: {} };
}
