import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '@/lib/model/time';
import { ROUNDS, unwrap, wrap } from '@/lib/platform/passphrase';
import type { WritableVault } from '@/lib/platform/vault';
import type { VaultLock } from '@/lib/platform/vault-lock';
import type { LockRow } from '@/lib/platform/vault-store-contract';
import { createVaultStore } from '@/lib/storage/vault-store';
import type { Database } from '@/lib/storage/tables';
import { openTestDatabase } from '../_support/database';
import { newSession, openVault } from '../_support/vault';

const TOKEN = { value: 'B0UGHT', expiresAt: 1_800_000_000_000 };
const PASSPHRASE = '正しい horse battery';

let db: Database;
let session: ReturnType<typeof newSession>;
let vault: WritableVault;
let lock: VaultLock;
let now = 0;
/** A new worker on the same database; the session lives on unless the browser was closed. */
const restart = (closed = false): void => {
  if (closed) session = newSession();
  ({ vault, vaultLock: lock } = openVault(db, session, () => now));
};
const row = async (): Promise<LockRow> => {
  const found = await createVaultStore(db).readLock();
  if (found === undefined) throw new Error('no lock');
  return found;
};
beforeEach(async () => {
  now = Date.UTC(2026, 10, 24);
  db = await openTestDatabase();
  restart(true);
  await vault.write('a', { token: 'KEY-OF-A' });
  await vault.keepToken('a', TOKEN);
  await vault.write('b', { id: 'X', secret: 'KEY-OF-B' });
});

describe('a passphrase', () => {
  beforeEach(async () => {
    expect(await lock.setPassphrase(null, PASSPHRASE)).toBe('done');
  });

  it('changes nothing for whoever has it open, also for the next worker', async () => {
    const all = async (): Promise<unknown> => [await vault.read('a'), await vault.readToken('a'), await vault.read('b')];
    const before = [{ token: 'KEY-OF-A' }, TOKEN, { id: 'X', secret: 'KEY-OF-B' }];
    expect(await all()).toEqual(before);
    restart();
    expect(await all()).toEqual(before);
  });

  it('leaves nothing on the disk that opens the keys', async () => {
    expect(await db.meta.get('vault-key')).toBeUndefined();
    const raw = session.held();
    const disk = JSON.stringify([await db.meta.toArray(), await db.secrets.toArray()], (_name, value: unknown) => (value instanceof Uint8Array || value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value));
    expect([raw?.length, disk.includes(JSON.stringify([...(raw ?? [])]).slice(1, -1)), /horse|KEY-OF|B0UGHT/.test(disk)]).toEqual([32, false, false]);
    expect((await row()).wrapped.rounds).toBe(600_000);
  });

  it('is wanted after the browser was closed, and opens everything then', async () => {
    restart(true);
    await lock.tend();
    expect([await vault.read('a'), await vault.readToken('a'), await vault.read('none'), (await row()).lockedAt]).toEqual(['locked', null, {}, now]);
    expect([await lock.unlock('wrong horse'), await vault.read('a'), session.held()]).toEqual(['wrong', 'locked', null]);
    // Typed on another keyboard: the same letters, composed otherwise.
    expect(await lock.unlock(PASSPHRASE.normalize('NFD'))).toBe('done');
    expect([await vault.read('a'), await vault.readToken('a'), (await row()).lockedAt]).toEqual([{ token: 'KEY-OF-A' }, TOKEN, null]);
  });

  it('locks now, and then takes no new key but forgets old ones', async () => {
    await lock.lock();
    expect([await vault.read('a'), await vault.write('a', { token: 'NEW' }), session.held(), (await row()).lockedAt]).toEqual(['locked', 'locked', null, now]);
    await vault.keepToken('b', TOKEN);
    await vault.forget('a');
    await lock.unlock(PASSPHRASE);
    expect([await vault.read('a'), await vault.read('b'), await vault.readToken('b')]).toEqual([{}, { id: 'X', secret: 'KEY-OF-B' }, null]);
  });

  it('locks by itself some minutes after unlocking, whoever looks first', async () => {
    await lock.setAutoLock(15);
    expect((await row()).lockAt).toBe(now + 15 * MINUTE);
    now += 15 * MINUTE - 1;
    restart();
    expect(await vault.read('a')).toEqual({ token: 'KEY-OF-A' });
    now += 1;
    expect([await vault.read('a'), session.held(), (await row()).lockedAt]).toEqual(['locked', null, now]);
    await lock.unlock(PASSPHRASE);
    expect((await row()).lockAt).toBe(now + 15 * MINUTE);
    now += 15 * MINUTE;
    await lock.tend();
    expect([(await row()).lockedAt, session.held()]).toEqual([now, null]);
  });

  it('a clock that was set back keeps nothing open', async () => {
    await lock.setAutoLock(15);
    now -= 60 * MINUTE;
    expect(await vault.read('a')).toBe('locked');
  });

  it('is changed with the one before only, also while locked', async () => {
    expect(await lock.setPassphrase('guess guess', 'another one')).toBe('wrong');
    await lock.lock();
    expect(await lock.setPassphrase(PASSPHRASE, 'another one')).toBe('done');
    restart(true);
    await lock.tend();
    expect([await lock.unlock(PASSPHRASE), await lock.unlock('another one'), await vault.read('b')]).toEqual(['wrong', 'done', { id: 'X', secret: 'KEY-OF-B' }]);
  });

  it('is taken off with itself only; the keys are under the device again', async () => {
    expect(await lock.setPassphrase(null, null)).toBe('wrong');
    expect(await lock.setPassphrase(PASSPHRASE, null)).toBe('done');
    restart(true);
    await lock.tend();
    expect([await vault.read('a'), await vault.readToken('a'), await createVaultStore(db).readLock(), session.held()]).toEqual([{ token: 'KEY-OF-A' }, TOKEN, undefined, null]);
  });

  it('forgotten: every key goes, and new ones can be entered', async () => {
    await lock.lock();
    await lock.reset();
    expect([await vault.read('a'), await vault.read('b'), await db.secrets.count(), await createVaultStore(db).readLock()]).toEqual([{}, {}, 0, undefined]);
    expect([await vault.write('a', { token: 'AGAIN' }), await vault.read('a')]).toEqual(['done', { token: 'AGAIN' }]);
  });

  it('more rounds than it was made with are taken at the next unlock', async () => {
    const raw = session.held() ?? new Uint8Array();
    const few = await wrap(new Uint8Array(raw), PASSPHRASE, 1000);
    await createVaultStore(db).writeLock({ ...(await row()), wrapped: few, lockedAt: now });
    expect(await lock.unlock(PASSPHRASE)).toBe('done');
    const { wrapped } = await row();
    expect([wrapped.rounds, wrapped.salt.join() === few.salt.join(), await unwrap(wrapped, PASSPHRASE)]).toEqual([ROUNDS, false, new Uint8Array(raw)]);
  });

  it('a key that is saved while the passphrase is being set is not lost', async () => {
    await lock.setPassphrase(PASSPHRASE, null);
    await Promise.all([lock.setPassphrase(null, PASSPHRASE), vault.write('c', { token: 'KEY-OF-C' }), vault.keepToken('b', TOKEN)]);
    restart(true);
    await lock.tend();
    await lock.unlock(PASSPHRASE);
    expect([await vault.read('c'), await vault.readToken('b')]).toEqual([{ token: 'KEY-OF-C' }, TOKEN]);
  });
});

it('a row that cannot be opened goes when the passphrase is set: it was no key', async () => {
  await db.secrets.put({ source: 'odd', iv: new Uint8Array(12), data: new ArrayBuffer(3) });
  await lock.setPassphrase(null, PASSPHRASE);
  expect([await vault.read('odd'), await vault.read('a')]).toEqual([{}, { token: 'KEY-OF-A' }]);
});

it('without a passphrase there is nothing to lock', async () => {
  await lock.lock();
  await lock.setAutoLock(15);
  expect([await lock.unlock('anything'), await vault.read('a')]).toEqual(['done', { token: 'KEY-OF-A' }]);
});
