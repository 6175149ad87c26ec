/** Keys that are locked: their sources rest, nothing is lost, the person is told once, and it goes on after unlocking. */
import { beforeEach, describe, expect, it } from 'vitest';
import { vaultCommands } from '@/lib/commands/vault-commands';
import { buildHouse, event, found, madeUpSource, type TestHouse } from '../_support/house';
import { newSession, openVault } from '../_support/vault';

const KEYED = madeUpSource({ id: 'keyed', kind: 'own-key', secrets: [{ name: 'key', label: { en: 'Key' } }] });
const FREE = madeUpSource({ id: 'free', carriers: ['free-post'] });
const PASSPHRASE = 'correct horse';

let house: TestHouse;
let session: ReturnType<typeof newSession>;
const vaults = () => openVault(house.db, session, () => house.outside.now);
const commands = () => vaultCommands({ db: house.db, clock: house.parts.ports.clock, http: house.parts.ports.http, ...vaults(), tendNotices: house.tend, wake: () => undefined, checkNow: () => Promise.resolve(0), checkKey: () => Promise.resolve(null), showTestNotice: () => Promise.resolve(), showWords: () => Promise.resolve() });
const asked = (host: string): number => house.outside.requests.filter(({ request }) => new URL(request.url).hostname === host).length;

beforeEach(async () => {
  session = newSession();
  house = await buildHouse({
    metas: [KEYED, FREE],
    answers: () => found([event('in_transit', '2026-11-20T10:00:00Z')]),
    ports: (ports) => ({ ...ports, vault: {
      read: (source) => vaults().vault.read(source), readToken: (source) => vaults().vault.readToken(source), keepToken: (source, token) => vaults().vault.keepToken(source, token),
    } }),
  });
  await vaults().vault.write('keyed', { key: 'K' });
  await vaults().vaultLock.setPassphrase(null, PASSPHRASE);
});

describe('while the keys are locked', () => {
  it('keyed sources rest, others are asked; one pop-up for each locking, however many parcels wait', async () => {
    const keys = [await house.add('K1'), await house.add('K2')];
    const free = await house.add('F1', 'free-post');
    await vaults().vaultLock.lock();
    await house.engine.run();
    expect([asked('keyed.example'), asked('free.example')]).toEqual([0, 1]);
    expect((await house.parcel(free)).status).toBe('in_transit');
    for (const key of keys) expect(await house.parcel(key)).toMatchObject({ blocked: 'locked', shelf: 'moving', lastAskedAt: null });
    await house.makeDue();
    await house.engine.run();
    expect(house.outside.popUps.map(({ title }) => title)).toEqual(['Your keys are locked']);
    house.outside.now += 60_000;
    await commands()['vault.unlock']({ passphrase: PASSPHRASE });
    await vaults().vaultLock.lock();
    await house.makeDue();
    await house.engine.run();
    expect(house.outside.popUps).toHaveLength(2);
  });

  it('unlocking makes what waited due, closes the notice, and every parcel is as good as before', async () => {
    const key = await house.add('K1');
    await house.engine.run();
    expect(asked('keyed.example')).toBe(1);
    const before = await house.parcel(key);
    session = newSession();
    await vaults().vaultLock.tend();
    await house.makeDue();
    await house.engine.run();
    expect(await house.parcel(key)).toMatchObject({ blocked: 'locked', status: before.status, lastAnswerAt: before.lastAnswerAt });
    expect((await house.db.plans.get(key))?.dueAt).toBeGreaterThan(house.outside.now);
    await expect(commands()['vault.unlock']({ passphrase: 'wrong horse' })).rejects.toMatchObject({ problem: { kind: 'wrong_passphrase' } });
    await commands()['vault.unlock']({ passphrase: PASSPHRASE });
    expect([(await house.parcel(key)).blocked, (await house.db.notices.toArray()).map(({ state }) => state)]).toEqual([null, ['closed']]);
    house.outside.now += 120_000;
    await house.engine.run();
    expect([asked('keyed.example'), (await house.parcel(key)).blocked]).toEqual([2, null]);
  });

  it('a forgotten passphrase: the keys go, and the parcel says that a key is missing', async () => {
    const key = await house.add('K1');
    await vaults().vaultLock.lock();
    await house.engine.run();
    await commands()['vault.reset']({});
    await house.engine.run();
    expect([(await house.parcel(key)).blocked, await vaults().vault.read('keyed')]).toEqual(['no_source', {}]);
  });

  it('a source without keys is not locked, and its own trouble is what is said', async () => {
    await vaults().vault.forget('keyed');
    await vaults().vaultLock.lock();
    const key = await house.add('K1');
    await house.engine.run();
    expect((await house.parcel(key)).blocked).toBe('no_source');
  });
});
