/** A clock that was set back would make everything wait for the old future: stored times move back with it. */
import { DAY, type Instant, MINUTE } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';

const ROW = 'last-seen-at';
const SLACK = 5 * MINUTE;

const earlier = (at: Instant | null, by: number): Instant | null => (at === null ? null : at - by);

/** Call at the start and the end of a run. Remembers the time; where it lies behind what was remembered, shifts every plan by the difference. */
export async function mendClock(db: Database, now: Instant): Promise<void> {
  await db.transaction('rw', db.meta, db.plans, db.sourceStates, async () => {
    const last = (await db.meta.get(ROW))?.value;
    await db.meta.put({ name: ROW, value: now });
    if (typeof last !== 'number' || last - now <= SLACK) return;
    const by = last - now;
    await db.plans.where('dueAt').above(now).modify((plan) => {
      Object.assign(plan, {
        dueAt: Math.min(Math.max(now, plan.dueAt - by), now + DAY),
        floors: Object.fromEntries(Object.entries(plan.floors).map(([source, until]) => [source, until - by])),
        notFoundSince: earlier(plan.notFoundSince, by),
      });
    });
    await db.sourceStates.toCollection().modify((state) => {
      Object.assign(state, { backoffUntil: earlier(state.backoffUntil, by), breakerUntil: earlier(state.breakerUntil, by), lastCallAt: earlier(state.lastCallAt, by) });
    });
  });
}
