import { CommandProblem, type Handlers } from '@/lib/messages/router';
import { KEYS } from '@/lib/notices/rules';
import type { HouseParts } from './house-parts';
import { askAgain } from './source-commands';

type Names = 'vault.set-passphrase' | 'vault.unlock' | 'vault.lock' | 'vault.auto-lock' | 'vault.reset';

/** The passphrase over the user's keys. What waited for it is asked about as soon as it is there. */
export function vaultCommands(house: HouseParts): Pick<Handlers, Names> {
  const { db, clock, vaultLock } = house;
  const goOn = async (outcome: 'done' | 'wrong'): Promise<{ done: boolean }> => {
    if (outcome === 'wrong') throw new CommandProblem({ kind: 'wrong_passphrase' });
    await askAgain(house, KEYS, null, ({ reason }) => reason === 'blocked: locked');
    const now = clock.now();
    await db.notices.where('subject').equals(KEYS).modify({ state: 'closed', unread: 0, closedAt: now });
    await house.tendNotices();
    house.wake();
    return { done: true };
  };
  return {
    'vault.set-passphrase': async ({ current, next }) => goOn(await vaultLock.setPassphrase(current, next)),
    'vault.unlock': async ({ passphrase }) => goOn(await vaultLock.unlock(passphrase)),
    'vault.lock': async () => {
      await vaultLock.lock();
      return { done: true };
    },
    'vault.auto-lock': async ({ minutes }) => {
      await vaultLock.setAutoLock(minutes);
      return { done: true };
    },
    'vault.reset': async () => {
      await vaultLock.reset();
      return goOn('done');
    },
  };
}
