/** What settling works with, and what every kind of answer ends in: memos and the next look. */
import type { Answer } from '@/lib/adapter/contract';
import type { AskingMeta } from '@/lib/catalog/asking';
import type { Parcel } from '@/lib/model/parcel';
import type { Settings } from '@/lib/model/settings';
import type { Misses, PollPlan } from '@/lib/model/source-state';
import { DAY, type Instant } from '@/lib/model/time';
import { staleNotice } from '@/lib/notices/rules';
import type { Database } from '@/lib/storage/tables';
import { saveParcel } from '@/lib/storage/writes/save';
import { planNext } from './cadence';
import type { DoubtAtlas } from './doubt';
import { FAILURE_POLICY } from './failure-policy';

export interface SettleContext {
  readonly db: Database;
  readonly meta: AskingMeta;
  readonly settings: Settings;
  /** The person's own zone. */
  readonly zone: string;
  readonly minuteAt: (at: Instant) => number;
  /** The source's floor for one number, ms; a stored floor beyond it is a clock that was set back. */
  readonly floorMs: number;
  readonly now: Instant;
  readonly atlas: DoubtAtlas;
}

export type Answered<K extends Answer['kind']> = Extract<Answer, { readonly kind: K }>;

/** `name` as `nameOfWay` gives it. */
export function withMemo(parcel: Parcel, name: string, answer: Answer): Parcel['memos'] {
  if (answer.kind === 'failed' && FAILURE_POLICY[answer.failure].forgets) return { ...parcel.memos, [name]: {} };
  return answer.memo === undefined ? parcel.memos : { ...parcel.memos, [name]: { ...parcel.memos[name], ...answer.memo } };
}

/** The next look, or none: at the end of a parcel's life, or after long silence. Floors of the source always hold. */
export async function planAhead(context: SettleContext, parcel: Parcel, plan: PollPlan, name: string): Promise<void> {
  const { db, now, minuteAt, settings } = context;
  const { key, status, subStatus, eta } = parcel;
  const changedAt = Math.min(now, parcel.statusAt ?? parcel.createdAt);
  const look = planNext({ key, status, subStatus, changedAt: Math.max(changedAt, parcel.createdAt - 15 * DAY), eta, tellsOffice: context.meta.tellsOffice === true, failures: plan.failures, notFound: plan.notFound, lastLook: plan.reason === 'last look', now, minuteAt });
  if (look.next === 'ask') {
    await db.plans.put({ ...plan, dueAt: Math.max(look.at, Math.min(plan.floors[name] ?? 0, now + context.floorMs)), reason: look.reason, byHand: false });
    return;
  }
  await db.plans.delete(key);
  if (look.next === 'stale') {
    const [notice] = staleNotice(parcel, changedAt, settings, now);
    if (notice !== undefined && (await db.notices.get(notice.id)) === undefined) await db.notices.add(notice);
    await saveParcel(db, parcel, { ...parcel, blocked: 'stale', updatedAt: now });
  }
}

/** One more not-found answer of a way. */
export function withMiss({ misses }: PollPlan, name: string, now: Instant): PollPlan['misses'] {
  const before: Misses | undefined = misses[name];
  return { ...misses, [name]: { count: (before?.count ?? 0) + 1, firstAt: before?.firstAt ?? now, lastAt: now } };
}

/** It was found there. */
export function withoutMiss({ misses }: PollPlan, name: string): PollPlan['misses'] {
  return Object.fromEntries(Object.entries(misses).filter(([other]) => other !== name));
}
