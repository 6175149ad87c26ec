import { beforeEach, describe, expect, it } from 'vitest';
import { type Addition, keepAdditions } from '@/lib/intake/keep';
import type { Database } from '@/lib/storage/tables';
import { rekeyParcel } from '@/lib/storage/writes/rekey';
import { openTestDatabase } from '../_support/database';
import { addParcel, expectSound, NOW, plan } from '../storage/rows';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});

const parcel = (number: string, more: Partial<Extract<Addition, { kind: 'parcel' }>> = {}): Addition => ({ kind: 'parcel', number, carrier: 'yto', input: {}, source: null, title: null, pickupCode: null, pickupPlace: null, ...more });
const order = (number: string, shop = 'taobao', title: string | null = null): Addition => ({ kind: 'order', number, shop, title });

describe('keeping what was pasted', () => {
  it('a new parcel is due at once, in its one stored form', async () => {
    expect(await keepAdditions(db, [parcel(' yt2648-1039 5726４ ')], [], NOW)).toEqual({ added: ['yto:YT2648103957264'], known: [] });
    expect(await db.parcels.toArray()).toMatchObject([{ trackingNumber: 'YT2648103957264', status: 'unknown', shelf: 'moving', baselineDone: false, rev: 1 }]);
    expect(await db.plans.toArray()).toMatchObject([{ subject: 'yto:YT2648103957264', dueAt: NOW }]);
    await expectSound(db);
  });

  it('what is there already is told, not doubled, also within one paste', async () => {
    await keepAdditions(db, [parcel('YT1'), order('1000000000000000001')], [], NOW);
    const before = [await db.parcels.toArray(), await db.orders.toArray(), await db.plans.toArray()];
    expect(await keepAdditions(db, [parcel('yt1'), order('1000000000000000001'), parcel('YT2'), parcel('YT2')], [], NOW + 9)).toEqual({ added: ['yto:YT2'], known: ['yto:YT1', 'taobao::1000000000000000001', 'yto:YT2'] });
    expect([(await db.parcels.toArray()).slice(0, 1), await db.orders.toArray(), (await db.plans.toArray()).slice(0, 1)]).toEqual(before);
    await expectSound(db);
  });

  it('a second paste may teach: input, pickup, a first title; it asks again, but no sooner than the source allows', async () => {
    await addParcel(db, 'YT1', 'yto', { title: 'mine', blocked: 'needs_input', input: { postcode: '10115' }, pickup: { code: null, place: 'locker 4' } });
    await db.plans.put(plan('yto:YT1', { floors: { s: NOW + 77 }, failures: 3 }));
    expect(await keepAdditions(db, [parcel('YT1', { input: { phoneTail: '1234' }, pickupCode: '1-2-3', title: 'theirs' })], [], NOW)).toEqual({ added: [], known: ['yto:YT1'] });
    expect(await db.parcels.toArray()).toMatchObject([{ title: 'mine', blocked: null, input: { postcode: '10115', phoneTail: '1234' }, pickup: { code: '1-2-3', place: 'locker 4' } }]);
    expect(await db.plans.toArray()).toMatchObject([{ dueAt: NOW, failures: 0, floors: { s: NOW + 77 } }]);
    await expectSound(db);
  });

  it('a deleted one comes back with its history, as something added', async () => {
    await addParcel(db, 'YT1', 'yto', { deletedAt: NOW, note: 'kept' });
    expect(await keepAdditions(db, [parcel('YT1')], [], NOW)).toEqual({ added: ['yto:YT1'], known: [] });
    expect(await db.parcels.toArray()).toMatchObject([{ deletedAt: null, note: 'kept', shelf: 'moving' }]);
    await expectSound(db);
  });

  it('a number that has found its carrier meanwhile is known under its old name too', async () => {
    await keepAdditions(db, [parcel('YT1', { carrier: null })], [], NOW);
    await rekeyParcel(db, '?:YT1', 'yto', NOW);
    expect(await keepAdditions(db, [parcel('YT1', { carrier: null })], [], NOW)).toEqual({ added: [], known: ['yto:YT1'] });
  });

  it('orders and parcels of one paste are joined; a pair that is none is not', async () => {
    await keepAdditions(db, [order('1000000000000000001', 'taobao', 'Coat'), parcel('YT1')], [[0, 1], [1, 0], [0, 7], [5, 5]], NOW);
    expect(await db.orderParcels.toArray()).toEqual([{ key: 'taobao::1000000000000000001|yto:YT1', order: 'taobao::1000000000000000001', parcel: 'yto:YT1', items: [] }]);
    expect(await db.orders.toArray()).toMatchObject([{ title: 'Coat', items: [], said: [{ kind: 'paste', page: null, readAt: NOW, facts: {} }] }]);
  });

  it('is everything or nothing', async () => {
    db.plans.hook('creating', () => {
      throw new Error('disk full');
    });
    await expect(keepAdditions(db, [order('1000000000000000001'), parcel('YT1')], [[0, 1]], NOW)).rejects.toThrow();
    expect([await db.orders.count(), await db.parcels.count(), await db.orderParcels.count(), await db.counters.count()]).toEqual([0, 0, 0, 0]);
  });
});
