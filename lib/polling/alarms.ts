/** Two alarms, looked at on every start and after every run; what to do is never read off them. */
import { DAY, type Instant, MINUTE, SECOND } from '@/lib/model/time';
import type { Ports } from '@/lib/platform/ports';
import type { Database } from '@/lib/storage/tables';

export const WATCHDOG = 'watchdog';
export const NEXT_DUE = 'next-due';

const WATCHDOG_MINUTES = 5;
const LEAST_AHEAD = 30 * SECOND;

/** When the next row is due, no nearer than `least`, no farther than a day; null: nothing is planned. */
async function nextDueAt(db: Database, now: Instant, least: number): Promise<Instant | null> {
  const first = await db.plans.orderBy('dueAt').first();
  return first === undefined ? null : Math.min(now + DAY, Math.max(now + least, first.dueAt));
}

/** Makes what is missing or absurd anew. `offline`: trying again soon is no use. */
export async function repairAlarms({ alarms, clock }: Pick<Ports, 'alarms' | 'clock'>, db: Database, offline = false): Promise<void> {
  const now = clock.now();
  const set = new Map((await alarms.list()).map((alarm) => [alarm.name, alarm]));
  const dog = set.get(WATCHDOG);
  if (dog?.everyMinutes !== WATCHDOG_MINUTES || dog.at > now + 2 * WATCHDOG_MINUTES * MINUTE || dog.at < now - MINUTE) await alarms.set(WATCHDOG, { everyMinutes: WATCHDOG_MINUTES });
  const wanted = await nextDueAt(db, now, offline ? WATCHDOG_MINUTES * MINUTE : LEAST_AHEAD);
  const there = set.get(NEXT_DUE);
  if (wanted === null) {
    if (there !== undefined) await alarms.clear(NEXT_DUE);
  } else if (there === undefined || there.at < now || Math.abs(there.at - wanted) > 5 * SECOND) {
    await alarms.set(NEXT_DUE, { at: wanted });
  }
}
