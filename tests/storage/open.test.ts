import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { migrations, type Migration } from '@/lib/storage/migrations';
import { openForReading } from '@/lib/storage/open-for-reading';
import { openForWriting } from '@/lib/storage/open';
import { diskWith, dump, openDisk, versionOf } from './migrations/pattern';

const one: Migration = { version: 1, minReader: 1, stores: { meta: 'name', parcels: 'key' } };
const two: Migration = { version: 2, minReader: 2, stores: { meta: 'name', parcels: 'key, colour', boxes: 'id' } };
const DATA = { meta: [{ name: 'settings', value: 1 }], parcels: [{ key: 'a', note: 'n' }] };

describe('opening for writing', () => {
  it('a new disk is ready, and says its version and who may read it', async () => {
    const opened = await openDisk(new IDBFactory(), [one, two]);
    expect(opened.state).toBe('ready');
    if (opened.state !== 'ready') return;
    expect(await opened.db.meta.get('schema')).toEqual({ name: 'schema', value: { version: 2, minReader: 2 } });
    expect([opened.db.verno, opened.strict.verno]).toEqual([2, 2]);
  });

  it('opening again changes nothing', async () => {
    const factory = await diskWith([one, two], DATA);
    const before = await dump(factory);
    expect((await openDisk(factory, [one, two])).state).toBe('ready');
    expect(await dump(factory)).toEqual(before);
  });

  it('newer data is left alone: version, tables and rows stay as they are', async () => {
    const factory = await diskWith([one, two], { ...DATA, boxes: [{ id: 'b' }] });
    const before = await dump(factory);
    expect(await openDisk(factory, [one])).toEqual({ state: 'newer', version: 2 });
    expect([await dump(factory), await versionOf(factory)]).toEqual([before, 2]);
  });

  it('data that says that it is newer is left alone too', async () => {
    const factory = await diskWith([one], { ...DATA, meta: [{ name: 'schema', value: { version: 7, minReader: 7 } }] });
    expect(await openDisk(factory, [one])).toEqual({ state: 'newer', version: 7 });
    expect(await dump(factory)).toMatchObject({ parcels: DATA.parcels });
  });

  it('a migration that fails is told, and the old data stays whole', async () => {
    const tries = vi.fn(() => Promise.reject(new TypeError('row without a key')));
    const factory = await diskWith([one], DATA);
    const opened = await openDisk(factory, [one, { ...two, upgrade: tries }]);
    expect(opened).toEqual({ state: 'failed', reason: 'TypeError' });
    expect([await dump(factory), await versionOf(factory), tries.mock.calls.length]).toEqual([{ meta: DATA.meta, parcels: DATA.parcels }, 1, 3]);
  });

  it('a failure that passes is survived', async () => {
    const factory = await diskWith([one], DATA);
    let left = 2;
    const opened = await openDisk(factory, [one, { ...two, upgrade: () => (left-- > 0 ? Promise.reject(new Error('busy')) : Promise.resolve()) }]);
    expect([opened.state, left]).toEqual(['ready', -1]);
  });

  it('a disk that cannot be read at all is told by the name of the error', async () => {
    const factory = new IDBFactory();
    vi.spyOn(factory, 'databases').mockRejectedValue(new DOMException('no', 'UnknownError'));
    expect(await openForWriting({ factory })).toEqual({ state: 'failed', reason: 'UnknownError' });
  });

  it('a page that still reads the old version does not hold the migration back', async () => {
    const factory = await diskWith([one], DATA);
    const page = new Dexie('migrated', { indexedDB: factory });
    await page.open();
    expect((await openDisk(factory, [one, two])).state).toBe('ready');
    expect(page.isOpen()).toBe(false);
  });

  it('beats while it opens, and not afterwards', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const beat = vi.fn(() => Promise.reject(new Error('session storage is gone')));
    const factory = await diskWith([one], DATA);
    const upgrade = (): Promise<void> => {
      vi.advanceTimersByTime(25_000);
      return Promise.resolve();
    };
    expect((await openDisk(factory, [one, { ...two, upgrade }], beat)).state).toBe('ready');
    vi.advanceTimersByTime(60_000);
    expect(beat).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});

describe('opening for reading, from a page', () => {
  const named = async (name: string, list: readonly Migration[]): Promise<void> => {
    const opened = await openForWriting({ name, list });
    if (opened.state === 'ready') [opened.db, opened.strict].forEach((db) => db.close());
  };

  it('finds nothing where there is nothing, and makes nothing', async () => {
    expect(await openForReading('none')).toEqual({ state: 'missing' });
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('none');
  });

  it('reads what the background wrote', async () => {
    await named('good', migrations);
    const opened = await openForReading('good');
    expect(opened.state).toBe('ready');
    if (opened.state !== 'ready') return;
    expect(await opened.db.parcels.toArray()).toEqual([]);
    expect(await opened.db.meta.get('schema')).toMatchObject({ name: 'schema' });
    opened.db.close();
  });

  it('leaves newer data alone and says so', async () => {
    const newer: Migration = { version: 99, minReader: 99, stores: { meta: 'name', later: 'id' } };
    await named('newer', [newer]);
    expect(await openForReading('newer')).toEqual({ state: 'newer' });
    expect((await indexedDB.databases()).find(({ name }) => name === 'newer')?.version).toBe(990);
  });

  it('a database without tables is not ready yet', async () => {
    const empty = new Dexie('empty');
    empty.version(0.1).stores({});
    await empty.open();
    empty.close();
    expect(await openForReading('empty')).toEqual({ state: 'older' });
  });

  it('says when the disk cannot be read', async () => {
    const looking = vi.spyOn(indexedDB, 'databases').mockRejectedValue(new DOMException('no', 'UnknownError'));
    expect(await openForReading('good')).toEqual({ state: 'failed', reason: 'UnknownError' });
    looking.mockRestore();
  });
});
