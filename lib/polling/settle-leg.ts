/**
 * An answer about the other leg of a parcel's way, asked beside the source that leads. It adds its events to the one
 * timeline and raises nothing; once it knows more than the leading source it takes the lead, and with it the milestones.
 */
import type { Answer } from '@/lib/adapter/contract';
import type { Parcel } from '@/lib/model/parcel';
import type { PollPlan } from '@/lib/model/source-state';
import { HOUR } from '@/lib/model/time';
import { saveParcel } from '@/lib/storage/writes/save';
import { newestOf } from './accept';
import { echoesOf } from './echoes';
import { mergeEvents } from '@/lib/intake/merge-events';
import { nameOfWay, type Way } from './router';
import { type SettleContext, withMemo, withMiss, withoutMiss } from './settle-context';
import { doubtAbout, settleFound, storedRows, zoneOf } from './settle-found';

/** Before the parcel is in its hands the last-mile carrier knows little: it is asked rarely. */
const FOUND_REST = 6 * HOUR;
const OTHER_REST = 12 * HOUR;

/** The row of the plan alone: when the other leg may be asked again. */
async function restLeg({ db, now }: SettleContext, plan: PollPlan, name: string, answer: Answer): Promise<void> {
  const rest = answer.kind === 'found' ? FOUND_REST : OTHER_REST;
  const misses = answer.kind === 'found' ? withoutMiss(plan, name) : answer.kind === 'not_found' ? withMiss(plan, name, now) : plan.misses;
  await db.plans.put({ ...plan, misses, floors: { ...plan.floors, [name]: Math.max(plan.floors[name] ?? 0, now + rest) } });
}

export async function settleLeg(context: SettleContext, parcel: Parcel, plan: PollPlan, answer: Answer, way: Way): Promise<void> {
  const { db, meta, now } = context;
  const name = nameOfWay(way);
  if (answer.kind !== 'found' || (await doubtAbout(context, parcel, answer)) !== null) return restLeg(context, plan, name, answer);
  const merge = mergeEvents(await storedRows(db, parcel.key), answer.report.events, parcel.lastSeq, { subject: parcel.key, source: meta.id, zone: zoneOf(meta, context), now });
  const newest = newestOf(merge.standing.filter((row) => row.source === meta.id && row.precision !== 'none'));
  if (newest !== null && answer.report.status !== 'pre_transit' && newest.sortAt >= (parcel.statusAt ?? 0)) return settleFound(context, parcel, plan, answer, way);
  const echoes = parcel.leadSource === null ? [] : echoesOf(merge.standing, parcel.leadSource, now);
  await db.events.bulkPut([...merge.changed, ...merge.added, ...echoes]);
  await saveParcel(db, parcel, { ...parcel, lastSeq: merge.lastSeq, memos: withMemo(parcel, name, answer), updatedAt: now });
  return restLeg(context, plan, name, answer);
}
