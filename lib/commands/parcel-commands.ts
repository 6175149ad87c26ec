import { newPlan } from '@/lib/model/source-state';
import type { Handlers } from '@/lib/messages/router';
import { CommandProblem } from '@/lib/messages/router';
import type { Input } from '@/lib/messages/contract';
import type { Parcel } from '@/lib/model/parcel';
import { TERMINAL } from '@/lib/model/status';
import { followAlias } from '@/lib/storage/aliases';
import { rekeyParcel } from '@/lib/storage/writes/rekey';
import { markParcel } from '@/lib/storage/writes/remove';
import { saveParcel } from '@/lib/storage/writes/save';
import type { HouseParts } from './house-parts';

type Change = Input<'parcel.edit'>['change'];

/** The row after what the user said; `received` becomes a time. */
function changed(parcel: Parcel, change: Change, now: number): Omit<Parcel, 'shelf' | 'shelfAt' | 'rev'> {
  const { received, input, carrier: _carrier, ...plain } = change;
  const told: Partial<Parcel> = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return {
    ...parcel,
    ...told,
    ...(input === undefined ? {} : { input: { ...parcel.input, ...(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Parcel['input']) }, blocked: parcel.blocked === 'needs_input' ? null : parcel.blocked }),
    ...(received === undefined ? {} : { receivedAt: received ? now : null }),
    updatedAt: now,
  };
}

/** Does the change make it worth asking again at once? */
const asksAgain = (change: Change): boolean => change.input !== undefined || change.preferredSource !== undefined || change.carrier !== undefined;

/** Put away by the user: nobody is asked about it. */
const rests = (parcel: Parcel): boolean => parcel.archived || parcel.receivedAt !== null || parcel.deletedAt !== null;

async function edit({ db, clock }: HouseParts, key: string, change: Change): Promise<string> {
  const now = clock.now();
  const current = await followAlias(db, key);
  const found = await db.transaction('rw', db.parcels, db.plans, db.counters, async () => {
    const parcel = await db.parcels.get(current);
    if (parcel === undefined) return false;
    const after = await saveParcel(db, parcel, changed(parcel, change, now));
    // A resting parcel's plan is dropped by the poller when it is due: until then it keeps the sources' floors.
    const resumes = rests(parcel) && !TERMINAL.has(after.status);
    if (!rests(after) && (asksAgain(change) || resumes)) await db.plans.put({ ...((await db.plans.get(current)) ?? newPlan(current, now, 'edited')), dueAt: now });
    return true;
  });
  if (!found) throw new CommandProblem({ kind: 'not_found' });
  return change.carrier === undefined ? current : rekeyParcel(db, current, change.carrier, now);
}

/** Theirs: the answer is asked for again, as soon as the source's floor allows, and taken. Not theirs: it is left out from now on. */
async function judge({ db, clock }: HouseParts, key: string, mine: boolean): Promise<void> {
  const now = clock.now();
  const current = await followAlias(db, key);
  const judged = await db.transaction('rw', db.parcels, db.plans, db.counters, async () => {
    const parcel = await db.parcels.get(current);
    if (parcel === undefined || parcel.doubt === null) return false;
    await saveParcel(db, parcel, { ...parcel, doubt: { ...parcel.doubt, verdict: mine ? 'mine' : 'not_mine' }, blocked: parcel.blocked === 'wrong_parcel' ? null : parcel.blocked, updatedAt: now });
    const plan = (await db.plans.get(current)) ?? newPlan(current, now, 'judged');
    await db.plans.put({ ...plan, dueAt: mine ? Math.max(now, plan.floors[parcel.doubt.source] ?? 0) : plan.dueAt, reason: 'judged' });
    return true;
  });
  if (!judged) throw new CommandProblem({ kind: 'not_found' });
}

export function parcelCommands(house: HouseParts): Pick<Handlers, 'parcel.check-now' | 'parcel.edit' | 'parcel.judge' | 'parcel.delete' | 'parcel.undelete'> {
  const mark = async (key: string, deleted: boolean): Promise<{ done: boolean }> => {
    const now = house.clock.now();
    if (!(await markParcel(house.db, await followAlias(house.db, key), deleted ? now : null, now))) throw new CommandProblem({ kind: 'not_found' });
    await house.tendNotices();
    if (!deleted) house.wake();
    return { done: true };
  };
  return {
    'parcel.check-now': async ({ key }) => {
      const current = await followAlias(house.db, key);
      if ((await house.db.parcels.get(current)) === undefined) throw new CommandProblem({ kind: 'not_found' });
      const startsAt = await house.checkNow(current);
      if (startsAt <= house.clock.now()) house.wake();
      return { startsAt };
    },
    'parcel.edit': async ({ key, change }) => {
      const now = await edit(house, key, change);
      await house.tendNotices();
      if (asksAgain(change)) house.wake();
      return { key: now };
    },
    'parcel.judge': async ({ key, mine }) => {
      await judge(house, key, mine);
      if (mine) house.wake();
      return { done: true };
    },
    'parcel.delete': ({ key }) => mark(key, true),
    'parcel.undelete': ({ key }) => mark(key, false),
  };
}
