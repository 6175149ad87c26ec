import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newOrder, newParcel } from '@/lib/intake/new-rows';
import type { Parcel } from '@/lib/model/parcel';
import { DAY } from '@/lib/model/time';
import { readFirstLook } from '@/lib/storage/queries/first-look';
import { readPopupLists } from '@/lib/storage/queries/lists';
import type { Database } from '@/lib/storage/tables';
import { saveOrder, saveParcel } from '@/lib/storage/writes/save';
import { openTestDatabase } from '@/tests/_support/database';

const NOW = Date.UTC(2026, 10, 24, 4);
let factory: IDBFactory;
beforeEach(() => {
  factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});
afterEach(() => vi.unstubAllGlobals());

function addParcel(db: Database, number: string, change: Partial<Parcel>): Promise<Parcel> {
  return saveParcel(db, undefined, { ...newParcel({ number, carrier: 'yto', input: {}, source: null, title: null, pickupCode: null, pickupPlace: null }, NOW), ...change });
}

it('reads the very rows that the popup begins with, at most eight of a list', async () => {
  const db = await openTestDatabase(factory);
  for (let n = 0; n < 12; n += 1) {
    await addParcel(db, `YT10000000000${10 + n}`, { status: 'in_transit', eta: { fromOn: `2026-12-${10 + n}`, untilOn: `2026-12-${10 + n}`, fromAt: null, untilAt: null, source: 'yto' } });
    await addParcel(db, `YT20000000000${10 + n}`, { status: 'ready_for_pickup', statusAt: NOW - n * DAY });
    await addParcel(db, `YT30000000000${10 + n}`, { status: 'delivered', statusAt: NOW - n * DAY });
  }
  const parcel = await addParcel(db, 'YT4000000000001', { status: 'in_transit' });
  const linked = await saveOrder(db, undefined, newOrder('taobao', '1234567890123456789', null, NOW));
  await saveOrder(db, undefined, newOrder('taobao', '9876543210987654321', null, NOW));
  await db.orderParcels.put({ key: `${linked.key}|${parcel.key}`, order: linked.key, parcel: parcel.key, items: [] });
  const whole = await readPopupLists(db, NOW);
  const early = await readFirstLook(NOW, 'test');
  expect(early?.needs).toEqual(whole.needs.slice(0, 8));
  expect(early?.moving).toEqual(whole.moving.slice(0, 8));
  expect(early?.done).toEqual(whole.done);
  expect(early?.orders).toEqual(whole.orders);
  expect(early).toMatchObject({ moreNeeds: true, moreMoving: true, unpaid: [] });
});

it('makes no database where there is none', async () => {
  expect(await readFirstLook(NOW, 'test')).toBeNull();
  expect(await factory.databases()).toEqual([]);
});

it('says nothing about data of another version, and does not stand in the way of it', async () => {
  const opening = factory.open('test', 990);
  opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore('fromTheFuture'));
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  opening.result.close();
  expect(await readFirstLook(NOW, 'test')).toBeNull();
  const again = factory.open('test', 991);
  await new Promise((resolve) => again.addEventListener('success', resolve));
  expect(again.result.version).toBe(991);
});
