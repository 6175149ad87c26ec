import type { KeyCheck } from '@/lib/adapter/contract';
import { askingMetas } from '@/lib/catalog/asking';
import { newSourceState, type PollPlan, type SourceState } from '@/lib/model/source-state';
import { CommandProblem, type Handlers } from '@/lib/messages/router';
import { dropSample, wantSample } from '@/lib/storage/samples';
import { saveParcel } from '@/lib/storage/writes/save';
import type { HouseParts } from './house-parts';

/** What a plan says when it waits for a source or for the person, not for time to pass. */
const waits = ({ reason }: PollPlan): boolean => /^(?:blocked: (?!needs_input)|failed: |the source rests)/.test(reason);

/** May the keys of this source be tried without asking the user first? */
const triesFreely = (source: string): boolean => (askingMetas.get(source)?.keyCheck ?? 'costs') !== 'costs';

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

/** So much of a key may be shown: nothing of a short one. */
function tailOf(secret: string): string {
  return secret.length >= 12 ? secret.slice(-4) : secret.length >= 8 ? secret.slice(-2) : '';
}

async function readTails({ db, vault }: HouseParts): Promise<Record<string, Record<string, string>>> {
  const tails: Record<string, Record<string, string>> = {};
  for (const source of await db.secrets.toCollection().primaryKeys()) {
    const secrets = await vault.read(source);
    if (secrets !== 'locked') tails[source] = Object.fromEntries(Object.entries(secrets).map(([field, secret]) => [field, tailOf(secret)]));
  }
  return tails;
}

/** New keys, or none: what was known of the old ones is void. */
async function forgetTroubles({ db }: HouseParts, source: string): Promise<void> {
  await db.transaction('rw', db.sourceStates, async () => {
    const { keyCheck: _check, allowance: _allowance, ...state } = (await db.sourceStates.get(source)) ?? newSourceState(source);
    await db.sourceStates.put({ ...state, ...CURED });
  });
}

const refused = (check: KeyCheck | null): boolean => check?.kind === 'failed' && check.failure === 'auth';

type Names = 'source.set-secrets' | 'source.forget-secrets' | 'source.check-key' | 'source.tails' | 'source.record-sample' | 'source.retry' | 'source.enable' | 'source.permission-changed';

export function sourceCommands(house: HouseParts): Pick<Handlers, Names> {
  const after = async (source: string, change: Partial<SourceState> | null): Promise<{ done: boolean }> => {
    await askAgain(house, source, change);
    await house.tendNotices();
    house.wake();
    return { done: true };
  };
  /** Tries the keys before anybody else uses them; refused ones stay stopped. */
  const tryKeys = async (source: string): Promise<{ check: KeyCheck | null }> => {
    const check = await house.checkKey(source);
    await after(source, refused(check) ? null : { stopped: false });
    return { check };
  };
  return {
    'source.set-secrets': async ({ source, secrets }) => {
      const trimmed = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, value.trim()]));
      if ((await house.vault.write(source, trimmed)) === 'locked') throw new CommandProblem({ kind: 'locked' });
      await forgetTroubles(house, source);
      if (triesFreely(source)) return tryKeys(source);
      await after(source, { stopped: false });
      return { check: null };
    },
    'source.forget-secrets': async ({ source }) => {
      await house.vault.forget(source);
      await forgetTroubles(house, source);
      return after(source, { stopped: false });
    },
    'source.check-key': ({ source }) => tryKeys(source),
    'source.tails': async () => ({ tails: await readTails(house) }),
    'source.retry': ({ source }) => after(source, { breakerUntil: null }),
    'source.record-sample': async ({ source, wanted }) => {
      await dropSample(house.db, source);
      await wantSample(house.db, source, wanted);
      return { done: true };
    },
    'source.enable': ({ source, enabled }) => after(source, { enabled }),
    'source.permission-changed': async ({ source }) => {
      // Keys that were entered before the source was allowed are tried now.
      const waits = triesFreely(source) && (await house.db.sourceStates.get(source))?.keyCheck === undefined;
      if (waits) await tryKeys(source);
      else await after(source, null);
      return { done: true };
    },
  };
}
