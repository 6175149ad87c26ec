import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/lib/model/time';
import { followAlias } from '@/lib/storage/aliases';
import type { Database } from '@/lib/storage/tables';
import { rekeyParcel } from '@/lib/storage/writes/rekey';
import { dropSubjects, markOrder, markParcel, purgeDeleted } from '@/lib/storage/writes/remove';
import { addToCounter, saveParcel } from '@/lib/storage/writes/save';
import { openTestDatabase } from '../../_support/database';
import { addOrder, addParcel, event, expectSound, NOW, notice, plan } from '../rows';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});

describe('saving', () => {
  it('moves the counters with the shelf and raises rev', async () => {
    const first = await addParcel(db, 'YT1', 'yto');
    expect([first.shelf, first.rev]).toEqual(['moving', 1]);
    const second = await db.transaction('rw', db.parcels, db.counters, () => saveParcel(db, first, { ...first, status: 'delivered' }));
    expect([second.shelf, second.rev]).toEqual(['done', 2]);
    expect(await db.counters.toArray()).toEqual([{ name: 'parcels:done', value: 1 }, { name: 'parcels:moving', value: 0 }]);
    await expectSound(db);
  });

  it('a transaction that fails leaves row and counter as they were', async () => {
    const parcel = await addParcel(db, 'YT1', 'yto');
    await expect(db.transaction('rw', db.parcels, db.counters, async () => {
      await saveParcel(db, parcel, { ...parcel, status: 'delivered' });
      throw new Error('killed');
    })).rejects.toThrow('killed');
    expect(await db.parcels.get(parcel.key)).toEqual(parcel);
    await expectSound(db);
  });

  it('adding nothing writes nothing', async () => {
    await addToCounter(db, 'x', 0);
    expect(await db.counters.count()).toBe(0);
  });
});

describe('a parcel whose carrier becomes known', () => {
  it('takes everything along under its new key, and old links still lead there', async () => {
    const order = await addOrder(db, 'taobao', '1000000000000000001');
    await addParcel(db, 'YT1', null, { note: 'n', lastSeq: 2, milestones: { delivered: 1 }, memos: { s: { registered: true } } });
    await db.events.bulkPut([event('?:YT1', 'a', 1), event('?:YT1', 'b', 2)]);
    await db.plans.put(plan('?:YT1', { floors: { s: NOW + DAY }, notFound: 2, notFoundSince: NOW }));
    await db.notices.put(notice('?:YT1', '?:YT1 delivered 1'));
    await db.orderParcels.put({ key: `${order.key}|?:YT1`, order: order.key, parcel: '?:YT1', items: [0] });
    expect(await rekeyParcel(db, '?:YT1', 'yto', NOW + 5)).toBe('yto:YT1');
    expect(await db.parcels.toArray()).toMatchObject([{ key: 'yto:YT1', carrier: 'yto', note: 'n', lastSeq: 2, milestones: { delivered: 1 }, memos: { s: { registered: true } }, updatedAt: NOW + 5 }]);
    expect((await db.events.toArray()).map(({ key, seq }) => [key, seq])).toEqual([['yto:YT1|a', 1], ['yto:YT1|b', 2]]);
    expect(await db.plans.toArray()).toMatchObject([{ subject: 'yto:YT1', dueAt: NOW + 5, notFound: 0, floors: { s: NOW + DAY } }]);
    expect(await db.notices.toArray()).toMatchObject([{ id: '?:YT1 delivered 1', subject: 'yto:YT1' }]);
    expect(await db.orderParcels.toArray()).toEqual([{ key: `${order.key}|yto:YT1`, order: order.key, parcel: 'yto:YT1', items: [0] }]);
    expect(await followAlias(db, '?:YT1')).toBe('yto:YT1');
    await expectSound(db);
  });

  it('merges with the parcel that has that key already: no event doubled, no note lost, nothing told twice, no floor lowered', async () => {
    await addParcel(db, 'YT1', 'yto', { lastSeq: 1, title: 'coat', milestones: { exception: 3 }, status: 'pre_transit', statusAt: NOW });
    await addParcel(db, 'YT1', null, { lastSeq: 2, note: 'gift', tags: ['a'], milestones: { exception: 1, delivered: 1 }, status: 'delivered', statusAt: NOW + DAY, leadSource: 's', baselineDone: true, lastAskedAt: NOW });
    await db.events.bulkPut([event('yto:YT1', 'a', 1), event('?:YT1', 'a', 1), event('?:YT1', 'b', 2)]);
    await db.plans.bulkPut([plan('yto:YT1', { floors: { s: 5, t: NOW + DAY } }), plan('?:YT1', { floors: { s: NOW } })]);
    await rekeyParcel(db, '?:YT1', 'yto', NOW);
    expect(await db.parcels.toArray()).toMatchObject([{
      key: 'yto:YT1', title: 'coat', note: 'gift', tags: ['a'], status: 'delivered', statusAt: NOW + DAY, leadSource: 's', baselineDone: true, lastSeq: 3, lastAskedAt: NOW, milestones: { exception: 3, delivered: 1 }, shelf: 'done',
    }]);
    expect((await db.events.toArray()).map(({ key, seq }) => [key, seq])).toEqual([['yto:YT1|a', 1], ['yto:YT1|b', 3]]);
    expect(await db.plans.toArray()).toMatchObject([{ subject: 'yto:YT1', floors: { s: NOW, t: NOW + DAY } }]);
    await expectSound(db);
  });

  it('changed twice and back again, every old key still leads to it, and none in a circle', async () => {
    await addParcel(db, 'YT1', null);
    await rekeyParcel(db, '?:YT1', 'yto', NOW);
    await rekeyParcel(db, 'yto:YT1', 'zto', NOW);
    expect(await Promise.all(['?:YT1', 'yto:YT1', 'zto:YT1'].map((key) => followAlias(db, key)))).toEqual(['zto:YT1', 'zto:YT1', 'zto:YT1']);
    await rekeyParcel(db, 'zto:YT1', 'yto', NOW);
    expect(await Promise.all(['?:YT1', 'yto:YT1', 'zto:YT1'].map((key) => followAlias(db, key)))).toEqual(['yto:YT1', 'yto:YT1', 'yto:YT1']);
    await expectSound(db);
  });

  it('the same carrier again, or no such parcel: nothing happens', async () => {
    const parcel = await addParcel(db, 'YT1', 'yto');
    expect([await rekeyParcel(db, 'yto:YT1', 'yto', NOW + 1), await rekeyParcel(db, 'yto:NONE', 'zto', NOW)]).toEqual(['yto:YT1', 'yto:NONE']);
    expect(await db.parcels.toArray()).toEqual([parcel]);
    expect(await db.aliases.count()).toBe(0);
  });

  it('a deleted one does not take a live one with it', async () => {
    await addParcel(db, 'YT1', 'yto', { deletedAt: NOW });
    await addParcel(db, 'YT1', null);
    await rekeyParcel(db, '?:YT1', 'yto', NOW);
    expect(await db.parcels.toArray()).toMatchObject([{ key: 'yto:YT1', deletedAt: null }]);
    await expectSound(db);
  });

  it('an alias chain that was broken into a circle ends all the same', async () => {
    await db.aliases.bulkPut([{ old: 'a', key: 'b' }, { old: 'b', key: 'a' }]);
    expect(['a', 'b']).toContain(await followAlias(db, 'a'));
  });
});

describe('deleting', () => {
  it('is a mark that can be taken back; the plan keeps the sources\' floors', async () => {
    const before = await addParcel(db, 'YT1', 'yto');
    await db.plans.put(plan('yto:YT1', { floors: { s: NOW + DAY } }));
    expect(await markParcel(db, 'yto:YT1', NOW, NOW)).toBe(true);
    expect(await db.parcels.get('yto:YT1')).toMatchObject({ shelf: 'deleted', deletedAt: NOW });
    expect(await markParcel(db, 'yto:YT1', null, NOW + 1)).toBe(true);
    expect(await db.parcels.get('yto:YT1')).toEqual({ ...before, rev: 3, updatedAt: NOW + 1 });
    expect(await db.plans.get('yto:YT1')).toMatchObject({ dueAt: NOW + 1, floors: { s: NOW + DAY } });
    await expectSound(db);
  });

  it.each([[{ archived: true }, 'archived'], [{ receivedAt: NOW }, 'done'], [{ status: 'delivered' }, 'done']] as const)('one that rests (%j) is not asked about when it comes back', async (rest, shelf) => {
    await addParcel(db, 'YT1', 'yto', { ...rest, deletedAt: NOW });
    await markParcel(db, 'yto:YT1', null, NOW);
    expect([await db.plans.count(), (await db.parcels.get('yto:YT1'))?.shelf]).toEqual([0, shelf]);
  });

  it('works for orders, and says when there is nothing to mark', async () => {
    const order = await addOrder(db, 'jd', '123456789012');
    expect([await markOrder(db, order.key, NOW, NOW), await markOrder(db, 'jd::NONE', NOW, NOW), await markParcel(db, 'yto:NONE', NOW, NOW)]).toEqual([true, false, false]);
    expect(await db.orders.get(order.key)).toMatchObject({ shelf: 'deleted' });
    await expectSound(db);
  });

  it('dropping takes all that hangs on a parcel and nothing else', async () => {
    const order = await addOrder(db, 'jd', '123456789012');
    await addParcel(db, 'YT1', 'yto');
    await addParcel(db, 'YT10', 'yto');
    await db.events.bulkPut([event('yto:YT1', 'a', 1), event('yto:YT10', 'a', 1)]);
    await db.plans.bulkPut([plan('yto:YT1'), plan('yto:YT10')]);
    await db.notices.bulkPut([notice('yto:YT1', 'n1'), notice('yto:YT10', 'n2')]);
    await db.aliases.bulkPut([{ old: '?:YT1', key: 'yto:YT1' }, { old: '?:YT10', key: 'yto:YT10' }]);
    await db.orderParcels.bulkPut([{ key: `${order.key}|yto:YT1`, order: order.key, parcel: 'yto:YT1', items: [] }, { key: `${order.key}|yto:YT10`, order: order.key, parcel: 'yto:YT10', items: [] }]);
    await dropSubjects(db, ['yto:YT1']);
    const left = await Promise.all([db.parcels, db.events, db.plans, db.notices, db.aliases, db.orderParcels, db.orders].map((table) => table.count()));
    expect(left).toEqual([1, 1, 1, 1, 1, 1, 1]);
    await dropSubjects(db, [order.key]);
    expect(await db.orderParcels.count()).toBe(0);
    await expectSound(db);
  });

  it('the purge takes what was deleted over 30 days ago, at most a hundred at a time', async () => {
    for (let index = 0; index < 105; index += 1) await addParcel(db, `OLD${index}`, 'yto', { deletedAt: NOW - 31 * DAY });
    await addParcel(db, 'YOUNG', 'yto', { deletedAt: NOW - 29 * DAY });
    await addParcel(db, 'LIVE', 'yto');
    await addOrder(db, 'jd', '123456789012', { deletedAt: NOW - 31 * DAY });
    await purgeDeleted(db, NOW);
    expect([await db.parcels.count(), await db.orders.count()]).toEqual([7, 0]);
    await purgeDeleted(db, NOW);
    expect((await db.parcels.toArray()).map(({ key }) => key)).toEqual(['yto:LIVE', 'yto:YOUNG']);
    await expectSound(db);
  });
});
