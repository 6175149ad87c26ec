/** One parcel's share of a reply, inside the settling transaction. Nothing but the database is awaited here. */
import type { Answer } from '@/lib/adapter/contract';
import type { Parcel } from '@/lib/model/parcel';
import { newPlan, type PollPlan } from '@/lib/model/source-state';
import { DAY, MINUTE } from '@/lib/model/time';
import { saveParcel } from '@/lib/storage/writes/save';
import { backOff } from './cadence';
import { FAILURE_POLICY } from './failure-policy';
import { nameOfWay, type Way } from './router';
import { type Answered, planAhead, type SettleContext, withMemo, withMiss } from './settle-context';
import { settleFound } from './settle-found';
import { settleLeg } from './settle-leg';
import { jitter } from './spread';

/** So many carriers are tried one after the other where only the form of the number says whose it is. */
const GUESSES = 4;

/** Not of this carrier, whose number it only looked like: the next one is asked at once. */
async function askNext(context: SettleContext, parcel: Parcel, plan: PollPlan): Promise<boolean> {
  if (parcel.carrier !== null || Object.keys(plan.misses).length > GUESSES) return false;
  await context.db.plans.put({ ...plan, dueAt: context.now + MINUTE, reason: 'the next carrier it may be', byHand: false });
  return true;
}

async function settleNotFound(context: SettleContext, parcel: Parcel, plan: PollPlan, answer: Answered<'not_found'>, name: string): Promise<void> {
  const { db, now } = context;
  // Never over a good state: a number that was known is at most not shown for the moment.
  const unknown = parcel.status === 'unknown' || parcel.status === 'not_found';
  const said = unknown && parcel.lastSeq === 0 ? { status: 'not_found' as const, subStatus: answer.subStatus, rawStatus: answer.code } : {};
  const looked = answer.subStatus === 'no_record' && unknown;
  const after = await saveParcel(db, parcel, { ...parcel, ...said, memos: withMemo(parcel, name, answer), baselineDone: parcel.baselineDone || looked, lastAnswerAt: now, lastAskedAt: now, blocked: null, updatedAt: now });
  const missed = { ...plan, failures: 0, notFound: plan.notFound + 1, notFoundSince: plan.notFoundSince ?? now, misses: withMiss(plan, name, now) };
  if (plan.misses[name] !== undefined || !(await askNext(context, after, missed))) await planAhead(context, after, missed, name);
}

async function settleFailed(context: SettleContext, parcel: Parcel, plan: PollPlan, answer: Answered<'failed'>, name: string): Promise<void> {
  const { db, now } = context;
  const policy = FAILURE_POLICY[answer.failure];
  const blocked = policy.blocks ?? parcel.blocked;
  await saveParcel(db, parcel, { ...parcel, memos: withMemo(parcel, name, answer), lastAskedAt: answer.failure === 'offline' ? parcel.lastAskedAt : now, blocked, updatedAt: now });
  const failures = policy.charges ? plan.failures + 1 : plan.failures;
  const stated = answer.retryAfterSeconds === undefined ? policy.restMs : answer.retryAfterSeconds * 1000;
  const wait = policy.blocks !== null || policy.stops ? DAY : (stated ?? (policy.charges ? backOff(failures, plan.subject) : 5 * MINUTE));
  const dueAt = now + (policy.charges && stated === null ? wait : Math.max(MINUTE, jitter(wait, plan.subject), stated ?? 0));
  const floors = policy.sparesFloor ? Object.fromEntries(Object.entries(plan.floors).filter(([source]) => source !== name)) : plan.floors;
  await db.plans.put({ ...plan, floors, failures, dueAt: Math.max(dueAt, Math.min(floors[name] ?? 0, now + context.floorMs)), reason: `failed: ${answer.failure}`, byHand: false });
}

/**
 * Takes one answer about the parcel under `key`, asked by `way` (`beside`: beside the source that leads); a parcel that was
 * deleted, received or renamed meanwhile takes none.
 */
export async function settleParcel(context: SettleContext, key: string, answer: Answer, way: Way, beside: boolean): Promise<void> {
  const { db, now } = context;
  const parcel = await db.parcels.get(key);
  if (parcel === undefined || parcel.deletedAt !== null || parcel.archived || parcel.receivedAt !== null) {
    await db.plans.delete(key);
    return;
  }
  const stored = await db.plans.get(key);
  // The leading source's answer may have ended the parcel's life a moment ago.
  if (beside) return stored === undefined ? undefined : settleLeg(context, parcel, stored, answer, way);
  const plan = stored ?? newPlan(key, now, 'settled');
  const name = nameOfWay(way);
  if (answer.kind === 'found') return settleFound(context, parcel, plan, answer, way);
  if (answer.kind === 'not_found') return settleNotFound(context, parcel, plan, answer, name);
  if (answer.kind === 'failed') return settleFailed(context, parcel, plan, answer, name);
  const after = await saveParcel(db, parcel, { ...parcel, memos: withMemo(parcel, name, answer), lastAskedAt: now, blocked: null, updatedAt: now });
  const guessed = { ...plan, misses: parcel.carrier === null ? withMiss(plan, name, now) : plan.misses };
  if (plan.misses[name] !== undefined || !(await askNext(context, after, guessed))) await planAhead(context, after, guessed, name);
}
