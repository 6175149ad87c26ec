/** Rules that every migration keeps, and the pattern of their tests on a made-up one. */
import { describe, expect, it } from 'vitest';
import { migrations, type Migration, NEWEST } from '@/lib/storage/migrations';
import { listFiles } from '../../architecture/source-files';
import { migrated } from './pattern';

describe('the list of migrations', () => {
  it('has one file and one test for each, counted from 1', () => {
    const files = listFiles('lib/storage/migrations', ['.ts']).flatMap((path) => /\/(\d{3}-[a-z\d-]+)\.ts$/.exec(path)?.[1] ?? []);
    expect(migrations.map(({ version }) => version)).toEqual(files.map((_, index) => index + 1));
    const tested = listFiles('tests/storage/migrations', ['.test.ts']).flatMap((path) => /\/(\d{3}-[a-z\d-]+)\.test\.ts$/.exec(path)?.[1] ?? []);
    expect(tested, 'Write tests/storage/migrations/<number>-<name>.test.ts: whole old data in, whole new data out.').toEqual(files);
  });

  it('ends with the newest, and no code reads data newer than it knows', () => {
    expect(migrations.at(-1)).toBe(NEWEST);
    for (const { version, minReader } of migrations) expect(minReader).toBeLessThanOrEqual(version);
  });

  it('never drops a store', () => {
    const stores = migrations.flatMap((migration) => Object.entries(migration.stores as Readonly<Record<string, string | null>>));
    expect(stores.filter(([, indexes]) => indexes === null).map(([name]) => name), 'Empty it instead; a dropped store cannot be saved from.').toEqual([]);
  });
});

describe('a made-up second version', () => {
  const first: Migration = { version: 1, minReader: 1, stores: { meta: 'name', parcels: 'key' } };
  const second: Migration = {
    version: 2, minReader: 2, stores: { parcels: 'key, colour', boxes: 'id' },
    upgrade: async (transaction) => {
      await transaction.table('parcels').toCollection().modify((row: { colour?: string; red?: boolean }) => {
        row.colour = row.red === true ? 'red' : 'none';
        delete row.red;
      });
    },
  };

  it('turns whole old data into whole new data', async () => {
    const before = { meta: [{ name: 'settings', value: { language: 'en' } }], parcels: [{ key: 'a', red: true, note: 'n' }, { key: 'b', red: false }] };
    expect(await migrated([first], before, [first, second])).toEqual({ meta: before.meta, boxes: [], parcels: [{ key: 'a', note: 'n', colour: 'red' }, { key: 'b', colour: 'none' }] });
  });

  it('is not run twice', async () => {
    const data = { parcels: [{ key: 'a', colour: 'blue' }] };
    expect(await migrated([first, second], data, [first, second])).toMatchObject(data);
  });
});
