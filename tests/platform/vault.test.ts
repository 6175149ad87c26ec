import { beforeEach, describe, expect, it } from 'vitest';
import type { WritableVault } from '@/lib/platform/vault';
import type { Database } from '@/lib/storage/tables';
import { openTestDatabase } from '../_support/database';
import { openVault } from '../_support/vault';

const GIVEN = { value: 'B0UGHT-WITH-KEYS', expiresAt: 1_800_000_000_000 };

let db: Database;
let vault: WritableVault;
beforeEach(async () => {
  db = await openTestDatabase();
  ({ vault } = openVault(db));
});

describe('the vault', () => {
  it('gives back what was put in, also after a restart', async () => {
    await vault.write('s', { token: 'T0KEN', other: '中文' });
    expect(await vault.read('s')).toEqual({ token: 'T0KEN', other: '中文' });
    expect(await openVault(db).vault.read('s')).toEqual({ token: 'T0KEN', other: '中文' });
  });

  it('has nothing for a source without keys, and nothing after they were forgotten', async () => {
    expect(await vault.read('s')).toEqual({});
    await vault.write('s', { token: 'T0KEN' });
    await vault.forget('s');
    expect(await vault.read('s')).toEqual({});
    expect(await db.secrets.count()).toBe(0);
  });

  it('stores no key in the clear, and never the same bytes twice', async () => {
    await vault.write('s', { token: 'T0KEN-T0KEN' });
    const first = await db.secrets.get('s');
    await vault.write('s', { token: 'T0KEN-T0KEN' });
    const second = await db.secrets.get('s');
    const text = (data: ArrayBuffer | undefined): string => new TextDecoder('latin1').decode(data);
    expect(text(first?.data)).not.toContain('T0KEN');
    expect(text(first?.data)).not.toBe(text(second?.data));
    expect([first?.iv.length, first?.iv.join() === second?.iv.join()]).toEqual([12, false]);
  });

  it('keeps a token beside the keys, encrypted, and gives it back after a restart', async () => {
    await vault.write('s', { token: 'T0KEN' });
    expect(await vault.readToken('s')).toBeNull();
    await vault.keepToken('s', GIVEN);
    expect([await vault.readToken('s'), await openVault(db).vault.readToken('s'), await vault.read('s')]).toEqual([GIVEN, GIVEN, { token: 'T0KEN' }]);
    const row = await db.secrets.get('s');
    expect(new TextDecoder('latin1').decode(row?.token?.data)).not.toContain(GIVEN.value);
    expect(row?.token?.iv.join()).not.toBe(row?.iv.join());
    await vault.keepToken('s', null);
    expect([await vault.readToken('s'), Object.keys((await db.secrets.get('s')) ?? {}).sort(), await vault.read('s')]).toEqual([null, ['data', 'iv', 'source'], { token: 'T0KEN' }]);
  });

  it('forgets a token with the keys that it was given for: new keys, forgotten keys, no keys', async () => {
    await vault.write('s', { token: 'OLD' });
    await vault.keepToken('s', GIVEN);
    await vault.write('s', { token: 'NEW' });
    expect(await vault.readToken('s')).toBeNull();
    await vault.keepToken('s', GIVEN);
    await vault.forget('s');
    // A run that was under way may still come with its token.
    await vault.keepToken('s', GIVEN);
    expect([await vault.readToken('s'), await vault.read('s'), await db.secrets.count()]).toEqual([null, {}, 0]);
  });

  it('its key cannot be taken out', async () => {
    await vault.write('s', { token: 'T0KEN' });
    const key = (await db.meta.get('vault-key'))?.value as CryptoKey;
    expect([key.extractable, key.algorithm.name]).toEqual([false, 'AES-GCM']);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('two writers at once end up with one key', async () => {
    const other = openVault(db).vault;
    await Promise.all([vault.write('a', { token: 'A' }), other.write('b', { token: 'B' })]);
    expect([await vault.read('a'), await vault.read('b'), await other.read('a')]).toEqual([{ token: 'A' }, { token: 'B' }, { token: 'A' }]);
  });

  it('a row that cannot be opened counts as no key: the source asks for it again', async () => {
    await vault.write('s', { token: 'T0KEN' });
    await db.meta.delete('vault-key');
    await vault.write('s', { token: 'T0KEN' });
    await vault.keepToken('s', GIVEN);
    await db.meta.delete('vault-key');
    expect([await vault.read('s'), await vault.readToken('s')]).toEqual([{}, null]);
    await db.secrets.put({ source: 's', iv: new Uint8Array(12), data: new ArrayBuffer(3) });
    expect(await vault.read('s')).toEqual({});
  });
});
