import { beforeEach, describe, expect, it } from 'vitest';
import { failed, type ShopReading } from '@/lib/adapter/shop-contract';
import { pageClass } from '@/lib/intake/page-class';
import { countDrift, noteShopFailure } from '@/lib/intake/shop-health';
import { type Origin, type Taken, takeReading } from '@/lib/intake/take-reading';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import { HOUR } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { openTestDatabase } from '../_support/database';
import { NOW } from '../storage/rows';
import { context, from, list, report } from './reports';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});

const take = (reading: ShopReading, origin: Partial<Origin> = {}): Promise<Taken> => takeReading(db, { shop: 'jd', reading }, from(origin.way ?? 'fetch', origin), context(origin.readAt ?? NOW));
const state = async () => db.shopStates.get('jd:');
const good = list(report('1', { shop: 'jd' }), report('2', { shop: 'jd' }));

describe('the health of a shop', () => {
  it('is good after a reading, with what nobody had a word for', async () => {
    await takeReading(db, { shop: 'jd', reading: good, drift: [{ path: 'status', seen: '新状态' }, { path: 'status', seen: '新状态' }] }, from('browse'), context());
    expect(await state()).toMatchObject({ lastGoodAt: NOW, failure: null, drift: { 'status=新状态': 2 }, seen: { 'buyertrade.taobao.com/trade/itemlist/list_bought_items.htm': 2 } });
  });

  it('a page that is no longer understood is told with its paths, and nothing of it is stored', async () => {
    await take(good);
    const before = await db.orders.toArray();
    expect(await take(failed('changed', 'orders[].number', 'orders[].total'), { readAt: NOW + HOUR })).toMatchObject({ failure: 'changed', paths: ['orders[].number', 'orders[].total'], added: 0 });
    expect(await state()).toMatchObject({ failure: 'changed', failingSince: NOW + HOUR, failuresInRow: 1, paths: ['orders[].number', 'orders[].total'], lastGoodAt: NOW });
    expect(await db.orders.toArray()).toEqual(before);
    expect(await db.notices.count()).toBe(0);
  });

  it('no order where there were some is an alarm, not data; the end of a list and a filter nobody saw full are none', async () => {
    await take(good);
    const before = await db.orders.toArray();
    expect(await take({ kind: 'orders', page: 'list', orders: [], paging: { current: 3 } })).toMatchObject({ failure: null });
    expect(await take(list(), { list: 'unpaid' })).toMatchObject({ failure: null });
    expect(await take(list(), { readAt: NOW + HOUR })).toMatchObject({ failure: 'emptied' });
    expect(await state()).toMatchObject({ failure: 'emptied', failingSince: NOW + HOUR, lastGoodAt: NOW });
    expect(await db.orders.toArray()).toEqual(before);
    await take(good, { readAt: NOW + 2 * HOUR });
    expect(await state()).toMatchObject({ failure: null, failingSince: null });
  });

  it('a shop that never had orders is not empty by alarm', async () => {
    expect(await take(list())).toMatchObject({ failure: null });
  });

  it.each([['signed_out', 'source_signed_out'], ['challenge', 'shop_challenge']] as const)('%s is told once, until it is over and begins again', async (failure, kind) => {
    await take(good);
    for (const hours of [1, 2, 3]) await take(failed(failure), { readAt: NOW + hours * HOUR });
    expect(await state()).toMatchObject({ failure, failingSince: NOW + HOUR, failuresInRow: 3 });
    expect(await db.notices.toArray()).toMatchObject([{ subject: 'jd', subjectKind: 'shop', kind, text: { shop: 'jd' }, state: 'new', unread: 1 }]);
    await take(good, { readAt: NOW + 4 * HOUR });
    expect(await state()).toMatchObject({ failure: null, lastGoodAt: NOW + 4 * HOUR });
    expect(await db.notices.toArray()).toMatchObject([{ state: 'closed', unread: 0 }]);
    await take(failed(failure), { readAt: NOW + 5 * HOUR });
    expect((await db.notices.toArray()).map((row) => row.state).sort()).toEqual(['closed', 'new']);
  });

  it('is not told to somebody who looks at the page, nor to somebody who does not want it', async () => {
    await take(failed('signed_out'), { way: 'now' });
    const kinds = { ...DEFAULT_SETTINGS.notices.kinds, shop_challenge: false };
    await noteShopFailure(db, 'jd', null, 'challenge', { settings: { ...DEFAULT_SETTINGS, notices: { on: true, kinds } }, now: NOW });
    expect(await db.notices.count()).toBe(0);
  });

  it('is kept for each account', async () => {
    await take(good, { account: 'a' });
    await take(failed('signed_out'), { account: 'b' });
    expect((await db.shopStates.toArray()).map(({ key, failure }) => [key, failure])).toEqual([['jd:a', null], ['jd:b', 'signed_out']]);
  });
});

it('drift has room for fifty names, and counts those it has on', () => {
  const full = countDrift({}, Array.from({ length: 80 }, (_, index) => ({ path: 'p', seen: String(index) })));
  expect(Object.keys(full)).toHaveLength(50);
  expect(countDrift(full, [{ path: 'p', seen: '0' }, { path: 'p', seen: '79' }])).toEqual({ ...full, 'p=0': 2 });
});

it('an address is kept without what is private or changes', () => {
  expect(pageClass('https://order.jd.com/center/list.action?s=4096&user=1')).toBe('order.jd.com/center/list.action');
  expect(pageClass('https://shop.example.com/account/orders/9f8e7d6c5b4a')).toBe('shop.example.com/account/orders/*');
  expect([pageClass('alipay'), pageClass(null)]).toEqual(['alipay', null]);
});
