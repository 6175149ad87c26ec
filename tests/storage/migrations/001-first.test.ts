import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import * as first from '@/lib/storage/migrations/001-first';
import { dump, openDisk, versionOf } from './pattern';

it('an empty disk gets every table, empty', async () => {
  const factory = new IDBFactory();
  const opened = await openDisk(factory, [first]);
  expect(opened.state).toBe('ready');
  if (opened.state === 'ready') [opened.db, opened.strict].forEach((db) => db.close());
  expect(await dump(factory)).toEqual({
    aliases: [], corrections: [], counters: [], events: [], meta: [], notices: [], ops: [], orderParcels: [], orders: [], parcels: [], plans: [], secrets: [], sourceStates: [],
  });
  expect(await versionOf(factory)).toBe(1);
});
