import { newSourceState, type PollPlan, type SourceState } from '@/lib/model/source-state';
import { CommandProblem, type Handlers } from '@/lib/messages/router';
import { saveParcel } from '@/lib/storage/writes/save';
import type { HouseParts } from './house-parts';

/** What a plan says when it waits for a source or for the person, not for time to pass. */
const waits = ({ reason }: PollPlan): boolean => /^(?:blocked: (?!needs_input)|failed: |the source rests)/.test(reason);

/** What a new key makes of a source's troubles. */
export const CURED: Partial<SourceState> = { stopped: false, failure: null, failingSince: null, failuresInRow: 0, recent: [], backoffUntil: null, breakerUntil: null, breakerStep: 0 };

/** Something changed for the better, perhaps: what waited for a source or for the person is due again. `source`: whose row changes. */
export async function askAgain({ db, clock }: Pick<HouseParts, 'db' | 'clock'>, source: string, change: Partial<SourceState> | null, which: (plan: PollPlan) => boolean = waits): Promise<void> {
  const now = clock.now();
  await db.transaction('rw', [db.sourceStates, db.parcels, db.plans, db.counters, db.notices], async () => {
    if (change !== null) await db.sourceStates.put({ ...((await db.sourceStates.get(source)) ?? newSourceState(source)), ...change });
    for (const plan of await db.plans.filter(which).toArray()) {
      const parcel = await db.parcels.get(plan.subject);
      if (parcel?.blocked !== null && parcel !== undefined && parcel.blocked !== 'needs_input') await saveParcel(db, parcel, { ...parcel, blocked: null, updatedAt: now });
      await db.plans.put({ ...plan, dueAt: now, failures: 0 });
    }
    if (change?.stopped === false) await db.notices.where('subject').equals(source).modify({ state: 'closed', unread: 0, closedAt: now });
  });
}

export function sourceCommands(house: HouseParts): Pick<Handlers, 'source.set-secrets' | 'source.forget-secrets' | 'source.enable' | 'source.permission-changed'> {
  const after = async (source: string, change: Partial<SourceState> | null): Promise<{ done: boolean }> => {
    await askAgain(house, source, change);
    await house.tendNotices();
    house.wake();
    return { done: true };
  };
  return {
    'source.set-secrets': async ({ source, secrets }) => {
      const trimmed = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, value.trim()]));
      if ((await house.vault.write(source, trimmed)) === 'locked') throw new CommandProblem({ kind: 'locked' });
      return after(source, CURED);
    },
    'source.forget-secrets': async ({ source }) => {
      await house.vault.forget(source);
      return after(source, CURED);
    },
    'source.enable': ({ source, enabled }) => after(source, { enabled }),
    'source.permission-changed': ({ source }) => after(source, null),
  };
}
