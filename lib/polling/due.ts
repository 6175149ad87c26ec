/** Who is due: a question to the database, never to the alarms. */
import type { SourceId } from '@/lib/model/ids';
import type { Parcel } from '@/lib/model/parcel';
import type { PollPlan } from '@/lib/model/source-state';
import { DAY, type Instant, MINUTE } from '@/lib/model/time';
import { lockedNotice } from '@/lib/notices/rules';
import { readSettings } from '@/lib/storage/settings';
import type { Database } from '@/lib/storage/tables';
import { readLock } from '@/lib/storage/vault-store';
import { saveParcel } from '@/lib/storage/writes/save';
import type { Due } from './ask';
import { floorOf } from './budget';
import type { EngineParts } from './engine-parts';
import { nameOfWay, routeParcel, type Way } from './router';
import { jitter, shareOf } from './spread';
import type { World } from './world';

const PAGE = 2000;
/** A call that takes many numbers goes with those too that would be asked about this soon anyway. */
export const TAKEN_ALONG = 20 * MINUTE;

export type Lanes = ReadonlyMap<SourceId, readonly Due[]>;

const urgency = ({ plan, parcel }: Due): number => (plan.byHand ? 0 : parcel.status === 'out_for_delivery' ? 1 : 2);

/** Moves due times of many plans at once. Plans that changed meanwhile (a click) keep their new time. */
export async function postpone({ db }: EngineParts, moves: readonly { readonly plan: PollPlan; readonly until: Instant; readonly reason: string }[]): Promise<void> {
  if (moves.length === 0) return;
  await db.transaction('rw', db.plans, async () => {
    const now = await db.plans.bulkGet(moves.map(({ plan }) => plan.subject));
    await db.plans.bulkPut(moves.flatMap(({ plan, until, reason }, index) => {
      const current = now[index];
      return current === undefined || current.dueAt !== plan.dueAt ? [] : [{ ...current, dueAt: until, reason, byHand: false }];
    }));
  });
}

async function tellLocked(db: Database, now: Instant): Promise<void> {
  const since = (await readLock(db))?.lockedAt ?? null;
  for (const notice of since === null ? [] : lockedNotice(since, await readSettings(db), now)) {
    if ((await db.notices.get(notice.id)) === undefined) await db.notices.add(notice);
  }
}

/** Nobody can be asked about these until the person does something; a look each day in case it was missed. */
async function block({ db, ports }: EngineParts, rows: readonly (Pick<Due, 'parcel' | 'plan'> & { readonly blocked: NonNullable<Parcel['blocked']> })[]): Promise<void> {
  if (rows.length === 0) return;
  const now = ports.clock.now();
  await db.transaction('rw', [db.parcels, db.plans, db.counters, db.notices, db.meta], async () => {
    if (rows.some(({ blocked }) => blocked === 'locked')) await tellLocked(db, now);
    for (const { plan, blocked } of rows) {
      const parcel = await db.parcels.get(plan.subject);
      if (parcel === undefined) continue;
      if (parcel.blocked !== blocked) await saveParcel(db, parcel, { ...parcel, blocked, updatedAt: now });
      await db.plans.put({ ...plan, dueAt: now + jitter(DAY, plan.subject), reason: `blocked: ${blocked}`, byHand: false });
    }
  });
}

async function sortPage(parts: EngineParts, world: World, plans: readonly PollPlan[], lanes: Map<SourceId, Due[]>): Promise<void> {
  const { db, ports } = parts;
  const now = ports.clock.now();
  const parcels = await db.parcels.bulkGet(plans.map((plan) => plan.subject));
  const orphans: string[] = [];
  const waiting: { plan: PollPlan; until: Instant; reason: string }[] = [];
  const blocked: (Pick<Due, 'parcel' | 'plan'> & { readonly blocked: NonNullable<Parcel['blocked']> })[] = [];
  plans.forEach((plan, index) => {
    const parcel = parcels[index];
    if (parcel === undefined || parcel.deletedAt !== null || parcel.archived || parcel.receivedAt !== null) {
      orphans.push(plan.subject);
      return;
    }
    const route = routeParcel(parcel, plan, world, now);
    if (route.to === 'person') {
      blocked.push({ parcel, plan, blocked: route.blocked });
      return;
    }
    // A floor further ahead than the source knows is a clock that was set back.
    const floorFor = (way: Way): Instant => {
      const limits = world.limits.get(way.source);
      return Math.min(plan.floors[nameOfWay(way)] ?? 0, now + (way.leg ? DAY : limits === undefined ? 0 : floorOf(limits)));
    };
    const floor = floorFor(route.way);
    if (floor > now) waiting.push({ plan, until: floor, reason: 'the source allows no earlier look' });
    else {
      const ways = [{ way: route.way, beside: false }, ...route.beside.filter((way) => floorFor(way) <= now).map((way) => ({ way, beside: true }))];
      for (const due of ways) {
        const lane = lanes.get(due.way.source);
        if (lane === undefined) lanes.set(due.way.source, [{ parcel, plan, ...due }]);
        else lane.push({ parcel, plan, ...due });
      }
    }
  });
  await postpone(parts, waiting);
  await block(parts, blocked);
  if (orphans.length > 0) await db.transaction('rw', db.plans, () => db.plans.bulkDelete(orphans));
}

/** Every due row, in the lane of the source to ask, most urgent first. What cannot be asked now has its new time already. */
export async function sortDue(parts: EngineParts, world: World): Promise<Lanes> {
  const { db, ports } = parts;
  const plans = await db.plans.where('dueAt').belowOrEqual(ports.clock.now()).toArray();
  const lanes = new Map<SourceId, Due[]>();
  for (let at = 0; at < plans.length; at += PAGE) {
    await sortPage(parts, world, plans.slice(at, at + PAGE), lanes);
    await ports.checkpoint.mark('sorting');
  }
  await takeAlong(parts, world, lanes);
  for (const rows of lanes.values()) rows.sort((a, b) => urgency(a) - urgency(b) || a.plan.dueAt - b.plan.dueAt);
  return lanes;
}

/** Fills up calls that go out anyway with numbers that would be asked about soon: they cost nothing and come fresher. */
async function takeAlong(parts: EngineParts, world: World, lanes: Map<SourceId, Due[]>): Promise<void> {
  const { db, ports, sources } = parts;
  const roomIn = (id: SourceId): number => {
    const batch = sources.get(id)?.batch ?? 1;
    return batch === 1 ? 0 : (batch - ((lanes.get(id)?.length ?? 0) % batch)) % batch;
  };
  if (![...lanes.keys()].some((id) => roomIn(id) > 0)) return;
  const now = ports.clock.now();
  const plans = await db.plans.where('dueAt').between(now, now + TAKEN_ALONG, false, true).limit(PAGE).toArray();
  const parcels = await db.parcels.bulkGet(plans.map((plan) => plan.subject));
  plans.forEach((plan, index) => {
    const parcel = parcels[index];
    const route = parcel === undefined || parcel.deletedAt !== null || parcel.archived || parcel.receivedAt !== null ? undefined : routeParcel(parcel, plan, world, now);
    if (parcel === undefined || route?.to !== 'source' || roomIn(route.way.source) === 0 || (plan.floors[nameOfWay(route.way)] ?? 0) > now) return;
    lanes.get(route.way.source)?.push({ parcel, plan, way: route.way, beside: false });
  });
}

/** After long sleep more may be due than a run can ask: the rest is spread over the time that the source's pace needs. */
export function spreadRest(rows: readonly Due[], perRun: number, batch: number, gapMs: number, now: Instant): readonly { readonly plan: PollPlan; readonly until: Instant; readonly reason: string }[] {
  return rows.slice(perRun).map(({ plan }, index) => ({ plan, until: now + Math.ceil(((perRun + index) / batch) * gapMs) + Math.round(shareOf(plan.subject) * gapMs), reason: 'spread after a long pause' }));
}
