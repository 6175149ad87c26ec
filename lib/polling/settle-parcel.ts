/** One parcel's share of a reply, inside the settling transaction. Nothing but the database is awaited here. */
import type { Answer } from '@/lib/adapter/contract';
import type { AskingMeta } from '@/lib/catalog/asking';
import type { ShipmentEvent } from '@/lib/model/event';
import type { Parcel } from '@/lib/model/parcel';
import type { Settings } from '@/lib/model/settings';
import { newPlan, type PollPlan } from '@/lib/model/source-state';
import { DAY, HOUR, type Instant, MINUTE } from '@/lib/model/time';
import { baselineMilestones, raisedMilestones } from '@/lib/notices/milestones';
import { noticesOf, staleNotice } from '@/lib/notices/rules';
import type { Database } from '@/lib/storage/tables';
import { rekeyParcel } from '@/lib/storage/writes/rekey';
import { saveParcel } from '@/lib/storage/writes/save';
import { backOff, planNext } from './cadence';
import { FAILURE_POLICY } from './failure-policy';
import { mergeEvents } from '@/lib/intake/merge-events';
import { afterReport } from './report-parcel';
import { jitter } from './spread';

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
}

type Answered<K extends Answer['kind']> = Extract<Answer, { readonly kind: K }>;

function withMemo(parcel: Parcel, source: string, answer: Answer): Parcel['memos'] {
  if (answer.kind === 'failed' && FAILURE_POLICY[answer.failure].forgets) return { ...parcel.memos, [source]: {} };
  return answer.memo === undefined ? parcel.memos : { ...parcel.memos, [source]: { ...parcel.memos[source], ...answer.memo } };
}

/** The next look, or none: at the end of a parcel's life, or after long silence. Floors of the source always hold. */
async function planAhead(context: SettleContext, parcel: Parcel, plan: PollPlan): Promise<void> {
  const { db, meta, now, minuteAt, settings } = context;
  const { key, status, subStatus, eta } = parcel;
  const changedAt = Math.min(now, parcel.statusAt ?? parcel.createdAt);
  const look = planNext({ key, status, subStatus, changedAt: Math.max(changedAt, parcel.createdAt - 15 * DAY), eta, failures: plan.failures, notFound: plan.notFound, lastLook: plan.reason === 'last look', now, minuteAt });
  if (look.next === 'ask') {
    await db.plans.put({ ...plan, dueAt: Math.max(look.at, Math.min(plan.floors[meta.id] ?? 0, now + context.floorMs)), reason: look.reason, byHand: false });
    return;
  }
  await db.plans.delete(key);
  if (look.next === 'stale') {
    const [notice] = staleNotice(parcel, changedAt, settings, now);
    if (notice !== undefined && (await db.notices.get(notice.id)) === undefined) await db.notices.add(notice);
    await saveParcel(db, parcel, { ...parcel, blocked: 'stale', updatedAt: now });
  }
}

/** Another source leads now and tells the same days anew: the former one's rows of that time step back, none is removed. */
function stepBack(rows: readonly ShipmentEvent[], added: readonly ShipmentEvent[], source: string, now: Instant): readonly ShipmentEvent[] {
  const from = Math.min(...added.map((row) => row.sortAt)) - HOUR;
  return rows.filter((row) => row.source !== source && row.sortAt >= from).map((row) => ({ ...row, withdrawnAt: now }));
}

async function settleFound(context: SettleContext, before: Parcel, plan: PollPlan, answer: Answered<'found'>): Promise<void> {
  const { db, meta, settings, now } = context;
  const zone = meta.zone ?? context.zone;
  const learnt = before.carrier === null && answer.carrier !== null;
  const key = learnt ? await rekeyParcel(db, before.key, answer.carrier, now) : before.key;
  const parcel = learnt ? ((await db.parcels.get(key)) ?? before) : before;
  const stored = await db.events.where('[subject+seq]').between([key, -Infinity], [key, Infinity]).toArray();
  const merge = mergeEvents(stored, answer.report.events, parcel.lastSeq, { subject: key, source: meta.id, zone, now });
  const former = parcel.leadSource !== null && parcel.leadSource !== meta.id ? stepBack(merge.standing, merge.added, meta.id, now) : [];
  const gone = new Set(former.map((row) => row.key));
  const standing = merge.standing.filter((row) => !gone.has(row.key));
  await db.events.bulkPut([...merge.changed, ...merge.added, ...former]);
  const next = afterReport(parcel, answer.report, standing, meta.id, zone, now);
  const raised = parcel.baselineDone ? raisedMilestones(parcel, next, standing, merge.added) : [];
  const milestones = parcel.baselineDone ? { ...parcel.milestones, ...Object.fromEntries(raised.map(({ kind, counter }) => [kind, counter])) } : baselineMilestones(next, standing);
  const after = await saveParcel(db, parcel, { ...next, lastSeq: merge.lastSeq, milestones, memos: withMemo(parcel, meta.id, answer) });
  for (const notice of noticesOf(after, raised, settings, now)) {
    if ((await db.notices.get(notice.id)) === undefined) await db.notices.add(notice);
  }
  const direct = meta.kind !== 'aggregator';
  await planAhead(context, after, { ...plan, subject: key, failures: 0, ...(direct ? { notFound: 0, notFoundSince: null } : {}) });
}

async function settleNotFound(context: SettleContext, parcel: Parcel, plan: PollPlan, answer: Answered<'not_found'>): Promise<void> {
  const { db, meta, now } = context;
  // Never over a good state: a number that was known is at most not shown for the moment.
  const unknown = parcel.status === 'unknown' || parcel.status === 'not_found';
  const said = unknown && parcel.lastSeq === 0 ? { status: 'not_found' as const, subStatus: answer.subStatus, rawStatus: answer.code } : {};
  const looked = answer.subStatus === 'no_record' && unknown;
  const after = await saveParcel(db, parcel, { ...parcel, ...said, memos: withMemo(parcel, meta.id, answer), baselineDone: parcel.baselineDone || looked, lastAnswerAt: now, lastAskedAt: now, blocked: null, updatedAt: now });
  await planAhead(context, after, { ...plan, failures: 0, notFound: plan.notFound + 1, notFoundSince: plan.notFoundSince ?? now });
}

async function settleFailed(context: SettleContext, parcel: Parcel, plan: PollPlan, answer: Answered<'failed'>): Promise<void> {
  const { db, meta, now } = context;
  const policy = FAILURE_POLICY[answer.failure];
  const blocked = policy.blocks ?? parcel.blocked;
  await saveParcel(db, parcel, { ...parcel, memos: withMemo(parcel, meta.id, answer), lastAskedAt: answer.failure === 'offline' ? parcel.lastAskedAt : now, blocked, updatedAt: now });
  const failures = policy.charges ? plan.failures + 1 : plan.failures;
  const stated = answer.retryAfterSeconds === undefined ? policy.restMs : answer.retryAfterSeconds * 1000;
  const wait = policy.blocks !== null || policy.stops ? DAY : (stated ?? (policy.charges ? backOff(failures, plan.subject) : 5 * MINUTE));
  const dueAt = now + (policy.charges && stated === null ? wait : Math.max(MINUTE, jitter(wait, plan.subject), stated ?? 0));
  const floors = policy.sparesFloor ? Object.fromEntries(Object.entries(plan.floors).filter(([source]) => source !== meta.id)) : plan.floors;
  await db.plans.put({ ...plan, floors, failures, dueAt: Math.max(dueAt, Math.min(floors[meta.id] ?? 0, now + context.floorMs)), reason: `failed: ${answer.failure}`, byHand: false });
}

/** Takes one answer about the parcel under `key`; a parcel that was deleted, received or renamed meanwhile takes none. */
export async function settleParcel(context: SettleContext, key: string, answer: Answer): Promise<void> {
  const { db, meta, now } = context;
  const parcel = await db.parcels.get(key);
  if (parcel === undefined || parcel.deletedAt !== null || parcel.archived || parcel.receivedAt !== null) {
    await db.plans.delete(key);
    return;
  }
  const plan = (await db.plans.get(key)) ?? newPlan(key, now, 'settled');
  if (answer.kind === 'found') return settleFound(context, parcel, plan, answer);
  if (answer.kind === 'not_found') return settleNotFound(context, parcel, plan, answer);
  if (answer.kind === 'failed') return settleFailed(context, parcel, plan, answer);
  const after = await saveParcel(db, parcel, { ...parcel, memos: withMemo(parcel, meta.id, answer), lastAskedAt: now, blocked: null, updatedAt: now });
  return planAhead(context, after, plan);
}
