import { newSourceState } from '@/lib/model/source-state';
import type { SourceState } from '@/lib/model/source-state';
import type { Handlers } from '@/lib/messages/router';
import { saveParcel } from '@/lib/storage/writes/save';
import type { HouseParts } from './house-parts';

/** Something about a source changed for the better, perhaps: what waited for it is due again. */
async function askAgain({ db, clock }: HouseParts, source: string, change: Partial<SourceState>): Promise<void> {
  const now = clock.now();
  await db.transaction('rw', [db.sourceStates, db.parcels, db.plans, db.counters, db.notices], async () => {
    const state = (await db.sourceStates.get(source)) ?? newSourceState(source);
    await db.sourceStates.put({ ...state, stopped: false, failure: null, failingSince: null, failuresInRow: 0, recent: [], backoffUntil: null, breakerUntil: null, breakerStep: 0, ...change });
    const waiting = await db.parcels.where('[shelf+shelfAt]').between(['needs', -Infinity], ['needs', Infinity]).filter((parcel) => parcel.blocked !== null && parcel.blocked !== 'needs_input').toArray();
    for (const parcel of waiting) await saveParcel(db, parcel, { ...parcel, blocked: null, updatedAt: now });
    const keys = waiting.map((parcel) => parcel.key);
    await db.plans.where('subject').anyOf(keys).modify({ dueAt: now, failures: 0 });
    const missing = keys.filter((_, index) => waiting[index] !== undefined);
    const planned = new Set(await db.plans.where('subject').anyOf(missing).primaryKeys());
    await db.plans.bulkPut(missing.filter((key) => !planned.has(key)).map((subject) => ({ subject, dueAt: now, failures: 0, notFound: 0, notFoundSince: null, reason: 'source changed', byHand: false, floors: {} })));
    await db.notices.where('subject').equals(source).modify({ state: 'closed', unread: 0, closedAt: now });
  });
}

export function sourceCommands(house: HouseParts): Pick<Handlers, 'source.set-secrets' | 'source.forget-secrets' | 'source.enable' | 'source.permission-changed'> {
  const after = async (source: string, change: Partial<SourceState> = {}): Promise<{ done: boolean }> => {
    await askAgain(house, source, change);
    await house.tendNotices();
    house.wake();
    return { done: true };
  };
  return {
    'source.set-secrets': async ({ source, secrets }) => {
      const trimmed = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, value.trim()]));
      await house.vault.write(source, trimmed);
      return after(source);
    },
    'source.forget-secrets': async ({ source }) => {
      await house.vault.forget(source);
      return after(source);
    },
    'source.enable': ({ source, enabled }) => after(source, { enabled }),
    'source.permission-changed': ({ source }) => after(source),
  };
}
