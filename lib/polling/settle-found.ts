/** A found answer: events merged, status and milestones moved, or the whole answer held back because it contradicts the order. */
import type { AskingMeta } from '@/lib/catalog/asking';
import type { ShipmentEvent } from '@/lib/model/event';
import type { Parcel } from '@/lib/model/parcel';
import type { PollPlan } from '@/lib/model/source-state';
import { DAY, HOUR, type Instant } from '@/lib/model/time';
import { baselineMilestones, raisedMilestones } from '@/lib/notices/milestones';
import { noticesOf } from '@/lib/notices/rules';
import type { Database } from '@/lib/storage/tables';
import { rekeyParcel } from '@/lib/storage/writes/rekey';
import { saveParcel } from '@/lib/storage/writes/save';
import { newestOf } from './accept';
import { type Expected, findDoubt, type Told } from './doubt';
import { echoesOf } from './echoes';
import { keysOf } from '@/lib/intake/event-keys';
import { rowOf } from '@/lib/intake/event-rows';
import { mergeEvents } from '@/lib/intake/merge-events';
import { afterReport } from './report-parcel';
import { nameOfWay, type Way } from './router';
import { type Answered, planAhead, type SettleContext, withMemo, withMiss, withoutMiss } from './settle-context';
import { jitter } from './spread';

type Found = Answered<'found'>;

export const zoneOf = (meta: Pick<AskingMeta, 'zone'>, context: Pick<SettleContext, 'zone'>): string => meta.zone ?? context.zone;

export const storedRows = (db: Database, key: string): Promise<ShipmentEvent[]> => db.events.where('[subject+seq]').between([key, -Infinity], [key, Infinity]).toArray();

/** What the orders of a parcel let us expect of it. */
async function expectedOf(db: Database, parcel: Parcel): Promise<Expected> {
  const links = await db.orderParcels.where('parcel').equals(parcel.key).toArray();
  const orders = (await db.orders.bulkGet(links.map(({ order }) => order))).flatMap((order) => (order === undefined || order.deletedAt !== null ? [] : [order]));
  const [first] = orders.filter(({ placedAt }) => placedAt !== null).toSorted((a, b) => (a.placedAt ?? 0) - (b.placedAt ?? 0));
  const currencies = orders.flatMap(({ money }) => [money.paid ?? money.total]).flatMap((sum) => (sum === undefined ? [] : [sum.currency]));
  return { carrier: parcel.carrier, placedAt: first?.placedAt ?? null, placedOnDay: first?.placedAtPrecision === 'day', addedAt: parcel.createdAt, currencies };
}

function toldBy({ carrier, report }: Found, context: SettleContext): Told {
  const { meta, now } = context;
  const keys = keysOf(meta.id, report.events);
  const rows = report.events.map((event, rank) => ({ ...rowOf(event, keys[rank] ?? '', rank, { subject: '', source: meta.id, zone: zoneOf(meta, context), now }), seq: -rank }));
  const newest = newestOf(rows.filter(({ precision }) => precision !== 'none'));
  return { carrier, status: report.status, newestAt: newest?.sortAt ?? null, place: newest?.location ?? null };
}

/** Null: nothing contradicts, it was accepted before, or the person said that it is theirs. */
export async function doubtAbout(context: SettleContext, parcel: Parcel, answer: Found): Promise<Parcel['doubt']> {
  const { db, meta, atlas } = context;
  if (parcel.leadSource === meta.id || (parcel.doubt?.source === meta.id && parcel.doubt.verdict === 'mine')) return null;
  const told = toldBy(answer, context);
  const why = findDoubt(told, await expectedOf(db, parcel), atlas);
  if (why === null) return null;
  const verdict = parcel.doubt?.source === meta.id && parcel.doubt.verdict === 'not_mine' ? 'not_mine' : 'open';
  return { why, source: meta.id, status: told.status, happenedAt: told.newestAt, place: told.place, verdict };
}

/** Nothing of it is taken; the person is asked once. What was said to be somebody else's counts as not found. */
async function hold(context: SettleContext, parcel: Parcel, plan: PollPlan, doubt: NonNullable<Parcel['doubt']>, name: string): Promise<void> {
  const { db, now } = context;
  const open = doubt.verdict === 'open';
  await saveParcel(db, parcel, { ...parcel, doubt, blocked: open ? 'wrong_parcel' : null, lastAskedAt: now, updatedAt: now });
  const dueAt = Math.max(now + jitter(DAY, parcel.key), Math.min(plan.floors[name] ?? 0, now + context.floorMs));
  await db.plans.put({ ...plan, failures: 0, misses: open ? plan.misses : withMiss(plan, name, now), dueAt, reason: 'held back', byHand: false });
}

/** Another source leads now and tells the same days anew: the former one's rows of that time step back, none is removed. */
function stepBack(rows: readonly ShipmentEvent[], added: readonly ShipmentEvent[], source: string, now: Instant): readonly ShipmentEvent[] {
  const from = Math.min(...added.map((row) => row.sortAt)) - HOUR;
  return rows.filter((row) => row.source !== source && row.sortAt >= from).map((row) => ({ ...row, withdrawnAt: now }));
}

/** The other leg keeps its own rows; a source that tells the same way anew takes the former one's place. */
function overtaken(parcel: Parcel, way: Way, standing: readonly ShipmentEvent[], added: readonly ShipmentEvent[], now: Instant): readonly ShipmentEvent[] {
  const changes = parcel.leadSource !== null && parcel.leadSource !== way.source;
  if (changes && !way.leg && parcel.leadNumber === null && added.length > 0) return stepBack(standing, added, way.source, now);
  return echoesOf(standing, way.source, now);
}

export async function settleFound(context: SettleContext, before: Parcel, plan: PollPlan, answer: Found, way: Way): Promise<void> {
  const { db, meta, settings, now } = context;
  const name = nameOfWay(way);
  const doubt = await doubtAbout(context, before, answer);
  if (doubt !== null) return hold(context, before, plan, doubt, name);
  const zone = zoneOf(meta, context);
  const learnt = before.carrier === null && answer.carrier !== null && !way.leg;
  const key = learnt ? await rekeyParcel(db, before.key, answer.carrier, now) : before.key;
  const parcel = learnt ? ((await db.parcels.get(key)) ?? before) : before;
  const merge = mergeEvents(await storedRows(db, key), answer.report.events, parcel.lastSeq, { subject: key, source: meta.id, zone, now });
  const former = overtaken(parcel, way, merge.standing, merge.added, now);
  const gone = new Set(former.map((row) => row.key));
  const standing = merge.standing.filter((row) => !gone.has(row.key));
  await db.events.bulkPut([...merge.changed, ...merge.added, ...former]);
  const next = { ...afterReport(parcel, answer.report, standing, meta.id, zone, now), leadNumber: way.leg ? way.number : null, doubt: null };
  const raised = parcel.baselineDone ? raisedMilestones(parcel, next, standing, merge.added) : [];
  const milestones = parcel.baselineDone ? { ...parcel.milestones, ...Object.fromEntries(raised.map(({ kind, counter }) => [kind, counter])) } : baselineMilestones(next, standing);
  const after = await saveParcel(db, parcel, { ...next, lastSeq: merge.lastSeq, milestones, memos: withMemo(parcel, name, answer) });
  for (const notice of noticesOf(after, raised, settings, now)) {
    if ((await db.notices.get(notice.id)) === undefined) await db.notices.add(notice);
  }
  await planAhead(context, after, { ...plan, subject: key, failures: 0, misses: withoutMiss(plan, name), notFound: 0, notFoundSince: null }, name);
}
