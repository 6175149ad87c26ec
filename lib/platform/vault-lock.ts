/** The passphrase over the user's keys: setting, changing and taking it off, unlocking, locking by hand and by time. */
import { MINUTE } from '@/lib/model/time';
import { importKey, newDataKey, ROUNDS, seal, unseal, unwrap, wrap } from './passphrase';
import type { Clock } from './ports';
import type { LockRow, Sealed, SealedRow, SessionKey, VaultStore } from './vault-store-contract';

/** What opens the rows now; `locked`: only the passphrase would. */
export type KeyRing = () => Promise<CryptoKey | 'locked'>;

export interface VaultLock {
  /** What opens the rows at this moment. */
  readonly ring: KeyRing;
  /** One thing at a time: no row is written under a key that is being replaced. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** `current`: needed where there is a passphrase. `next` null: none any more. */
  setPassphrase(current: string | null, next: string | null): Promise<'done' | 'wrong'>;
  unlock(passphrase: string): Promise<'done' | 'wrong'>;
  lock(): Promise<void>;
  setAutoLock(minutes: number): Promise<void>;
  /** A passphrase that is forgotten: every key goes with it. */
  reset(): Promise<void>;
  /** Locks where the time has come or the browser was closed. Called on every wake. */
  tend(): Promise<void>;
}

const newDeviceKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** The row under another key; null where the old one does not open it: such a row is no key any more. */
async function reseal(row: SealedRow, from: CryptoKey, to: CryptoKey): Promise<SealedRow | null> {
  const over = async (sealed: Sealed): Promise<Sealed | null> => {
    const plain = await unseal(from, sealed);
    return plain === null ? null : seal(to, plain);
  };
  const keys = await over(row);
  const token = row.token === undefined ? null : await over(row.token);
  return keys === null ? null : { source: row.source, ...keys, ...(token === null ? {} : { token }) };
}

export function createVaultLock(store: VaultStore, session: SessionKey, clock: Pick<Clock, 'now'>): VaultLock {
  const opened = (lock: LockRow): LockRow => ({ ...lock, lockedAt: null, lockAt: lock.autoLockMinutes === 0 ? null : clock.now() + lock.autoLockMinutes * MINUTE });

  /** A lock time further ahead than it was ever set is a clock that was set back. */
  function isOver({ lockAt, autoLockMinutes }: LockRow): boolean {
    return lockAt !== null && (lockAt <= clock.now() || lockAt > clock.now() + autoLockMinutes * MINUTE);
  }

  async function shut(seen: LockRow): Promise<void> {
    await session.keep(null);
    await store.markLocked(seen, clock.now());
  }

  /** The key, where it is unlocked; what should be locked by now is locked first. */
  async function openKey(lock: LockRow): Promise<Uint8Array<ArrayBuffer> | null> {
    if (lock.lockedAt !== null) return null;
    const raw = isOver(lock) ? null : await session.read();
    if (raw === null) await shut(lock);
    return raw;
  }

  const ring: KeyRing = async () => {
    const lock = await store.readLock();
    if (lock === undefined) return (await store.readKey()) ?? store.keepKey(await newDeviceKey());
    const raw = await openKey(lock);
    return raw === null ? 'locked' : importKey(raw);
  };

  /** Everything under a new key, in one step. */
  async function changeKey(from: CryptoKey, to: CryptoKey, opener: { readonly key: CryptoKey } | { readonly lock: LockRow }): Promise<void> {
    const rows = await Promise.all((await store.list()).map((row) => reseal(row, from, to)));
    await store.replace(rows.filter((row) => row !== null), opener);
  }

  async function protect(from: CryptoKey, passphrase: string): Promise<void> {
    const raw = newDataKey();
    const lock = opened({ wrapped: await wrap(raw, passphrase), autoLockMinutes: 0, lockedAt: null, lockAt: null });
    // Before the rows: an open lock without a key in the session would be shut at once.
    await session.keep(raw);
    await changeKey(from, await importKey(raw), { lock });
  }

  let last: Promise<unknown> = Promise.resolve();
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const steps: Omit<VaultLock, 'ring' | 'alone'> = {
    async setPassphrase(current, next) {
      const lock = await store.readLock();
      if (lock === undefined) {
        const from = await ring();
        if (next !== null && from !== 'locked') await protect(from, next);
        return 'done';
      }
      const raw = await unwrap(lock.wrapped, current ?? '');
      if (raw === null) return 'wrong';
      if (next === null) {
        const key = await newDeviceKey();
        await changeKey(await importKey(raw), key, { key });
        await session.keep(null);
      } else {
        const wrapped = await wrap(raw, next);
        await session.keep(raw);
        await store.writeLock(opened({ ...lock, wrapped }));
      }
      return 'done';
    },
    async unlock(passphrase) {
      const lock = await store.readLock();
      if (lock === undefined) return 'done';
      const raw = await unwrap(lock.wrapped, passphrase);
      if (raw === null) return 'wrong';
      await session.keep(raw);
      await store.writeLock(opened({ ...lock, wrapped: lock.wrapped.rounds < ROUNDS ? await wrap(raw, passphrase) : lock.wrapped }));
      return 'done';
    },
    async lock() {
      const lock = await store.readLock();
      if (lock !== undefined) await shut(lock);
    },
    async setAutoLock(minutes) {
      const lock = await store.readLock();
      if (lock === undefined) return;
      const changed = { ...lock, autoLockMinutes: minutes };
      await store.writeLock(lock.lockedAt === null ? opened(changed) : changed);
    },
    async reset() {
      await store.replace([], null);
      await session.keep(null);
    },
    async tend() {
      const lock = await store.readLock();
      if (lock !== undefined) await openKey(lock);
    },
  };
  return {
    ring,
    alone,
    setPassphrase: (current, next) => alone(() => steps.setPassphrase(current, next)),
    unlock: (passphrase) => alone(() => steps.unlock(passphrase)),
    lock: () => alone(steps.lock),
    setAutoLock: (minutes) => alone(() => steps.setAutoLock(minutes)),
    reset: () => alone(steps.reset),
    tend: () => alone(steps.tend),
  };
}
