import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderReport, ShopReading } from '@/lib/adapter/shop-contract';
import { keepAdditions } from '@/lib/intake/keep';
import { type Origin, type Taken, takeReading } from '@/lib/intake/take-reading';
import { DAY, HOUR } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { openTestDatabase } from '../_support/database';
import { addParcel, expectSound, NOW } from '../storage/rows';
import { context, DETAIL_PAGE, detail, file, from, item, list, report } from './reports';

const ONE = '5123948201756284019';
const TWO = '5123948201756284020';
let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});

const take = (reading: ShopReading, origin: Partial<Origin> = {}, shop: string | null = 'taobao'): Promise<Taken> =>
  takeReading(db, { shop, reading }, from(origin.way ?? 'browse', origin), context(origin.readAt ?? NOW));
const order = async (number = ONE, shop = 'taobao') => db.orders.get(`${shop}::${number}`);
const bill = (change: Partial<OrderReport> = {}): ShopReading => file(report(ONE, { placedAt: '2026-10-01T09:31:07+08:00', timeIs: 'payment', status: '交易成功', state: 'completed', items: [item('Tea House kettle 600ml', { unitPrice: null })], seller: 'tb*** store', paymentMethod: '花呗', paymentReference: '2026100122001', ...change }));

describe('orders of a page', () => {
  it('are kept with exact money, the shop\'s words and where they came from', async () => {
    expect(await take(list(report(ONE), report(TWO, { state: 'unpaid', status: '等待买家付款' })))).toMatchObject({ added: 2, changed: 0, same: 0, failure: null, keys: [`taobao::${ONE}`, `taobao::${TWO}`] });
    expect(await order()).toMatchObject({
      placedAt: Date.parse('2026-10-01T01:30:00Z'), placedAtPrecision: 'second', seller: 'Tea House', status: 'shipped', rawStatus: '卖家已发货', shelf: 'moving', rev: 1,
      items: [{ title: 'Kettle', unitPrice: { minor: 7900, currency: 'CNY' } }], money: { total: { minor: 7900, currency: 'CNY' } },
      sources: { placed: { kind: 'page-list', page: 'buyertrade.taobao.com/trade/itemlist/list_bought_items.htm', readAt: NOW } },
    });
    expect(await order(TWO)).toMatchObject({ shelf: 'needs' });
    await expectSound(db);
  });

  it('read again change nothing but when they were read', async () => {
    await take(list(report(ONE)));
    const before = await order();
    expect(await take(list(report(ONE)), { readAt: NOW + HOUR })).toMatchObject({ added: 0, changed: 0, same: 1 });
    expect(await order()).toEqual({ ...before, said: [{ ...before?.said[0], readAt: NOW + HOUR }], sources: Object.fromEntries(Object.entries(before?.sources ?? {}).map(([group, source]) => [group, { ...source, readAt: NOW + HOUR }])) });
    await expectSound(db);
  });

  it('that are no longer listed stay as they are', async () => {
    await take(list(report(ONE), report(TWO)));
    const before = await order(TWO);
    await take(list(report(ONE)), { readAt: NOW + HOUR });
    expect(await order(TWO)).toEqual(before);
  });

  it('hold no phone and no identity number', async () => {
    await take(list(report(ONE, { status: '已签收 13812345678', seller: '11010119900307123X', items: [item('Case 13912345678')] })));
    expect(JSON.stringify(await db.orders.toArray())).not.toMatch(/138123|110101|139123/);
  });

  it('that the person deleted stay deleted, and start nothing', async () => {
    await take(list(report(ONE)));
    await db.orders.update(`taobao::${ONE}`, { deletedAt: NOW, shelf: 'deleted', shelfAt: NOW });
    await db.counters.bulkPut([{ name: 'orders:moving', value: 0 }, { name: 'orders:deleted', value: 1 }]);
    expect(await take(list(report(ONE, { trackingNumber: 'YT2648103957264', state: 'completed' })), { readAt: NOW + HOUR })).toMatchObject({ skipped: 1, parcels: 0 });
    expect(await order()).toMatchObject({ deletedAt: NOW, shelf: 'deleted' });
    await expectSound(db);
  });
});

describe('one order from several sources', () => {
  const rich = report(ONE, { items: [item('Kettle 600 ml, glass', { itemId: '77', sku: 'Colour:clear', subOrderNumber: ONE })], amounts: { subtotal: '89.00', shipping: '0.00' }, discounts: [{ label: 'Coupon', amount: '-10.00' }] });
  const short = report(ONE, { items: [item('Kettle', { itemId: '77', image: 'https://img.example.com/k.jpg' })], detailUrl: 'https://trade.taobao.com/d?id=1', cancelUrl: 'https://trade.taobao.com/cancel?id=1' });

  it('page, bill and paste are one, the better source wins field by field', async () => {
    await keepAdditions(db, [{ kind: 'order', shop: 'taobao', number: ONE, title: 'My kettle' }], [], NOW - DAY);
    await take(bill(), { way: 'file', readAt: NOW }, null);
    await take(list(short), { readAt: NOW + HOUR });
    await take(detail(rich), { readAt: NOW + 2 * HOUR, page: DETAIL_PAGE });
    expect(await db.orders.count()).toBe(1);
    expect(await order()).toMatchObject({
      title: 'My kettle', placedAt: Date.parse('2026-10-01T01:30:00Z'), seller: 'Tea House', paymentMethod: '花呗', paymentReference: '2026100122001',
      items: [{ title: 'Kettle 600 ml, glass', variant: 'Colour:clear', imageUrl: 'https://img.example.com/k.jpg' }],
      money: { subtotal: { minor: 8900 }, discount: { minor: -1000 }, total: { minor: 7900 }, paid: { minor: 7900 } },
      sources: { items: { kind: 'page-detail' }, payment: { kind: 'file', page: 'alipay' } }, links: { order: 'https://trade.taobao.com/d?id=1' },
    });
    expect((await order())?.said.map(({ kind }) => kind)).toEqual(['page-detail', 'page-list', 'file', 'paste']);
  });

  it('who speaks first does not matter', async () => {
    const steps = [() => take(bill(), { way: 'file', readAt: NOW }, null), () => take(list(short), { readAt: NOW }), () => take(detail(rich), { page: DETAIL_PAGE, readAt: NOW })];
    const shapes = new Set<string>();
    for (const sequence of [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1], [0, 2, 1], [1, 2, 0]]) {
      db = await openTestDatabase();
      for (const index of sequence) await steps[index]?.();
      const { rev: _rev, ...row } = (await order()) ?? { rev: 0 };
      shapes.add(JSON.stringify(row));
    }
    expect(shapes.size).toBe(1);
  });

  it('a state never goes back by an older page or a weaker source, and a newer bill may lead on', async () => {
    await take(list(report(ONE)), { readAt: NOW });
    await take(detail(report(ONE, { state: 'paid', status: '买家已付款' })), { page: DETAIL_PAGE, readAt: NOW - DAY });
    expect(await order()).toMatchObject({ status: 'shipped', rawStatus: '卖家已发货' });
    await take(bill({ state: 'paid', status: '等待确认收货' }), { way: 'file', readAt: NOW + DAY }, null);
    expect(await order()).toMatchObject({ status: 'shipped' });
    await take(bill(), { way: 'file', readAt: NOW + DAY }, null);
    expect(await order()).toMatchObject({ status: 'completed', shelf: 'done' });
    await take(bill({ state: 'paid', status: '等待确认收货' }), { way: 'file', readAt: NOW + 2 * DAY }, null);
    expect(await order()).toMatchObject({ status: 'completed' });
    await expectSound(db);
  });

  it('amounts that differ are kept and shown, refunds are netted from either side', async () => {
    await take(list(report(ONE)));
    await take(bill({ total: { amount: '75.50', currency: 'CNY' } }), { way: 'file' }, null);
    expect(await order()).toMatchObject({ money: { total: { minor: 7900 }, paid: { minor: 7550 } }, conflicts: [{ name: 'paid', amount: { minor: 7550, currency: 'CNY' }, kind: 'file' }], afterSales: 'none' });
    const later: ShopReading = { kind: 'orders', page: 'file', orders: [], paging: null, bill: { payments: [], notOrders: [], skipped: 0, refunds: [{ orderNumber: ONE, at: '2026-11-02T08:00:00+08:00', amount: '20.00', currency: 'CNY', status: '退款成功', transactionId: '2026110222001_1' }] } };
    expect(await take(later, { way: 'file', readAt: NOW + DAY }, null)).toMatchObject({ payments: 1 });
    await take(later, { way: 'file', readAt: NOW + 2 * DAY }, null);
    expect(await order()).toMatchObject({ money: { refunded: { minor: 2000, currency: 'CNY' } }, afterSales: 'refunded' });
    expect(await db.payments.toArray()).toMatchObject([{ kind: 'refund', order: `taobao::${ONE}` }]);
  });

  it('a link that could change something stands only while the order is in the state in which it was offered', async () => {
    await take(list(short), { readAt: NOW });
    expect((await order())?.links).toMatchObject({ cancel: 'https://trade.taobao.com/cancel?id=1' });
    await take(detail({ ...rich, state: 'delivered' }), { page: DETAIL_PAGE, readAt: NOW + HOUR });
    expect((await order())?.links).toEqual({ order: 'https://trade.taobao.com/d?id=1' });
  });

  it('the account is learnt once and not forgotten; a number pasted bare finds its shop', async () => {
    await keepAdditions(db, [{ kind: 'order', shop: '?', number: ONE, title: null }], [], NOW);
    await db.orders.update(`?::${ONE}`, { note: 'for Ann' });
    await take(list(report(ONE, { trackingNumber: 'YT2648103957264', carrier: '圆通速递' })));
    await take(list(report(ONE)), { account: 'me', readAt: NOW + HOUR });
    await take(list(report(ONE)), { readAt: NOW + 2 * HOUR });
    expect(await db.orders.toArray()).toMatchObject([{ key: `taobao:me:${ONE}`, account: 'me', note: 'for Ann' }]);
    expect(await db.orderParcels.toArray()).toMatchObject([{ order: `taobao:me:${ONE}`, parcel: 'yto:YT2648103957264' }]);
    expect((await db.aliases.toArray()).map(({ key }) => key)).toEqual([`taobao:me:${ONE}`, `taobao:me:${ONE}`]);
    await expectSound(db);
  });
});

describe('tracking numbers in an order', () => {
  const sent = (change: Partial<OrderReport> = {}): OrderReport => report(ONE, { items: [item('Kettle', { trackingNumber: 'YT2648103957264' }), item('Cup')], parcels: [{ trackingNumber: 'YT2648103957264', carrier: '圆通速递' }, { trackingNumber: '1Z999AA10123456784', carrier: null }, { trackingNumber: 'no number', carrier: '顺丰' }], ...change });

  it('become parcels that are followed, linked to their lines, and tell nobody anything', async () => {
    expect(await take(detail(sent()))).toMatchObject({ parcels: 2 });
    expect(await db.parcels.toArray()).toMatchObject([{ key: 'ups:1Z999AA10123456784', title: 'Kettle' }, { key: 'yto:YT2648103957264', baselineDone: false, shelf: 'moving' }]);
    expect((await db.plans.toArray()).map(({ subject, dueAt }) => [subject, dueAt])).toEqual([['ups:1Z999AA10123456784', NOW], ['yto:YT2648103957264', NOW]]);
    expect((await db.orderParcels.toArray()).map(({ parcel, items }) => [parcel, items])).toEqual([['ups:1Z999AA10123456784', []], ['yto:YT2648103957264', [0]]]);
    expect(await db.notices.count()).toBe(0);
    await take(detail(sent()), { readAt: NOW + HOUR });
    expect(await db.parcels.count()).toBe(2);
    await expectSound(db);
  });

  it('are not followed when the shop says that it is over, nor when nobody has to do with them any more', async () => {
    await take(list(sent({ state: 'completed', status: '交易成功' }), report(TWO, { placedAt: '2025-01-01', trackingNumber: '773312345678901', carrier: '申通' })));
    expect(await db.plans.count()).toBe(0);
    expect((await db.parcels.toArray()).map(({ carrier, shelf, rawStatus }) => [carrier, shelf, rawStatus])).toEqual([['sto', 'archived', null], ['ups', 'done', '交易成功'], ['yto', 'done', '交易成功']]);
    await expectSound(db);
  });

  it('that are known already are linked, not doubled; one without a carrier learns it', async () => {
    await addParcel(db, 'YT2648103957264', null, { note: 'mine' });
    await addParcel(db, '1Z999AA10123456784', 'ups-mail-innovations');
    await take(detail(sent()));
    expect((await db.parcels.toArray()).map(({ key, note }) => [key, note])).toEqual([['ups-mail-innovations:1Z999AA10123456784', ''], ['yto:YT2648103957264', 'mine']]);
    await expectSound(db);
  });

  it('whose carrier never answered end with the order', async () => {
    await take(detail(sent()));
    await take(detail(sent({ state: 'completed', status: '交易成功' })), { readAt: NOW + HOUR });
    expect((await db.parcels.toArray()).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
    expect(await db.plans.count()).toBe(0);
    expect(await db.notices.count()).toBe(0);
  });
});

describe('a logistics answer', () => {
  const steps = { kind: 'shipments', shipments: [{ shop: 'taobao', orderNumber: ONE, trackingNumber: 'YT2648103957264', carrier: '圆通速递', events: [{ at: '2026-10-02T08:00:00+08:00', text: '已揽收' }, { at: '2026-10-03T09:00:00+08:00', text: '派送中，快递员电话13812345678' }] }] } as const satisfies ShopReading;

  it('becomes events of the parcel, told by the shop, once', async () => {
    await take(list(report(ONE)));
    expect(await take(steps)).toMatchObject({ parcels: 1 });
    await take(steps, { readAt: NOW + HOUR });
    expect((await db.events.orderBy('sortAt').toArray()).map(({ subject, source, text, seq }) => [subject, source, text, seq])).toEqual([
      ['yto:YT2648103957264', 'taobao', '已揽收', 1], ['yto:YT2648103957264', 'taobao', '派送中，快递员电话***', 2],
    ]);
    expect(await db.parcels.toArray()).toMatchObject([{ status: 'unknown', latestText: '派送中，快递员电话***', baselineDone: false }]);
    await expectSound(db);
  });

  it('without a number belongs to the order\'s only parcel, else to the order; without an order nothing is invented', async () => {
    const bare: ShopReading = { kind: 'shipments', shipments: [{ ...steps.shipments[0], trackingNumber: null }] };
    await take(bare);
    expect([await db.orders.count(), await db.parcels.count(), await db.events.count()]).toEqual([0, 0, 0]);
    await take(list(report(ONE)));
    await take(bare);
    expect((await db.events.toArray()).map(({ subject, subjectKind }) => [subject, subjectKind])).toEqual([[`taobao::${ONE}`, 'order'], [`taobao::${ONE}`, 'order']]);
    await take(list(report(ONE, { trackingNumber: 'YT2648103957264', carrier: 'YTO' })));
    await take(bare);
    expect((await db.events.where('[subject+seq]').between(['yto:YT2648103957264', 0], ['yto:YT2648103957264', 9]).toArray()).length).toBe(2);
    await expectSound(db);
  });

  it('adds nothing to what the carrier told itself but later news', async () => {
    await take(list(report(ONE)));
    const { key } = await addParcel(db, 'YT2648103957264', 'yto', { leadSource: 'yto', status: 'in_transit', lastSeq: 1 });
    await db.events.put({ key: `${key}|yto/1`, subject: key, subjectKind: 'parcel', occurredAt: null, offsetMinutes: null, rawTime: null, localTime: null, precision: 'second', sortAt: Date.parse('2026-10-02T10:00:00+08:00'), assumedZone: null, seq: 1, status: 'in_transit', subStatus: null, text: 'picked up', sourceCode: null, location: null, source: 'yto', firstSeenAt: NOW, rewrittenAt: null, withdrawnAt: null });
    await take(steps);
    await take(steps, { readAt: NOW + HOUR });
    expect((await db.events.toArray()).map(({ source, withdrawnAt }) => [source, withdrawnAt])).toEqual([['taobao', null], ['yto', null]]);
    expect(await db.parcels.get(key)).toMatchObject({ status: 'in_transit' });
  });
});

describe('payments of a bill', () => {
  const pay = (change: object = {}) => ({ transactionId: '2026100122', at: '2026-10-01T12:00:00+08:00', direction: '支出', amount: '18.00', currency: 'CNY', counterparty: '楼下小店', status: '支付成功', orderNumber: null, ...change });
  const withPayments = (...payments: ReturnType<typeof pay>[]): ShopReading => ({ kind: 'orders', page: 'file', orders: [], paging: null, bill: { payments, refunds: [], notOrders: [], skipped: 0 } });

  it('are kept once, invent no order, and say nothing of people', async () => {
    const rows = withPayments(pay(), pay({ transactionId: '2', title: '转账给朋友', counterparty: '张三' }), pay({ transactionId: '3', counterparty: '李*四' }));
    expect(await take(rows, { way: 'file' }, null)).toMatchObject({ payments: 3, added: 0 });
    expect(await take(rows, { way: 'file' }, null)).toMatchObject({ payments: 0 });
    expect((await db.payments.toArray()).map(({ counterparty, title }) => [counterparty, title])).toEqual([[null, null], ['楼下小店', null], [null, null]]);
    expect(await db.orders.count()).toBe(0);
  });

  it('find their order by its number or by its payment, whoever comes first', async () => {
    await take(withPayments(pay({ orderNumber: ONE }), pay({ transactionId: 'T9' })), { way: 'file', page: 'wechat' }, null);
    expect((await db.payments.toArray()).map(({ order: of }) => of)).toEqual([undefined, undefined]);
    await take(detail(report(ONE), report(TWO, { paymentReference: 'T9' })));
    await take(withPayments(pay({ transactionId: 'late', orderNumber: TWO })), { way: 'file', page: 'wechat' }, null);
    expect((await db.payments.toArray()).map(({ key, order: of, waitsFor }) => [key, of, waitsFor])).toEqual([
      ['wechat:2026100122', `taobao::${ONE}`, undefined], ['wechat:T9', `taobao::${TWO}`, undefined], ['wechat:late', `taobao::${TWO}`, undefined],
    ]);
  });
});
