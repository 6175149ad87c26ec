import { describe, expect, it } from 'vitest';
import type { OrderReport, ShopReading } from '@/lib/adapter/shop-contract';
import jd from '@/lib/shops/jd';
import links from '@/lib/shops/jd/links';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, READ_AT, readPage, type ShopFixture } from '../reading';
import { plainAmount, type Written } from '../stands';

const LIST = 'https://order.jd.com/center/list.action?d=2&s=4096&page=3';
const DETAIL = 'https://details.jd.com/normal/item.action?orderid=351200450067&PassKey=1';
const fixtures = {
  table: { file: 'list-table.html', url: LIST },
  cards: { file: 'list-cards.html', url: LIST },
  detail: { file: 'detail.html', url: DETAIL },
  gbk: { file: 'detail-gbk.html', url: DETAIL },
  empty: { file: 'list-empty.html', url: LIST },
  check: { file: 'check.html', url: LIST },
  login: { file: 'login.html', url: 'https://passport.jd.com/new/login.aspx?ReturnUrl=x', requestedUrl: LIST },
} satisfies Readonly<Record<string, ShopFixture>>;

/** The new cards show an amount in parts. */
const joinedParts = (amount: string, { amounts }: Written): boolean => amount.split('.').every((part) => amounts.has(plainAmount(part)));
keepsTheShopContract({ shop: jd, pages: Object.values(fixtures), personal: ['测试人甲', '乌有市子虚路9号', '13900000000'], rules: { total: joinedParts } });

const readingOf = (fixture: ShopFixture): ShopReading => readPage(jd, pageOf('jd', fixture)).reading;
const ordersOf = (reading: ShopReading): readonly OrderReport[] => (reading.kind === 'orders' ? reading.orders : []);

describe('the older list', () => {
  it('parents of split orders are no orders, counts beside products go to those without, gifts stay, the row may be the product', () => {
    const reading = readingOf(fixtures.table);
    expect(ordersOf(reading)[0]).toEqual({
      shop: 'jd', orderNumber: '3601118823370151', parentOrderNumber: '3601118823370042', placedAt: '2026-07-11T22:08:31+08:00', status: '正在出库', state: 'paid', seller: '京东', paymentMethod: '在线支付',
      total: { amount: '1309.50', currency: 'CNY' },
      items: [
        { title: '不粘炒锅 30cm 带盖', quantity: 2, unitPrice: null, itemId: '100088001234', url: 'https://item.jd.com/100088001234.html', image: 'https://img10.360buyimg.com/n5/pan.jpg' },
        { title: '【赠品】木铲', quantity: 1, unitPrice: null, itemId: '100088005678' },
        { title: '锅刷', quantity: 3, unitPrice: null },
        { title: '隔热垫', quantity: 4, unitPrice: null, itemId: '100088009999', url: 'https://item.jd.com/100088009999.html' },
      ],
      detailUrl: 'https://details.jd.com/normal/item.action?orderid=3601118823370151&PassKey=00ff00ff',
      links: {
        order: 'https://details.jd.com/normal/item.action?orderid=3601118823370151&PassKey=00ff00ff', after_sales: 'https://myjd.jd.com/repair/ordersearchlist.action?searchString=3601118823370151',
        invoice: 'https://myivc.jd.com/fpzz/ivcLand.action?orderId=3601118823370151',
      },
    });
    expect(reading).toMatchObject({ page: 'list', paging: { current: 3, totalPages: 27, hasMore: true, nextUrl: 'https://order.jd.com/center/list.action?d=2&s=4096&page=4' } });
  });

  it('an unclosed body without the usual classes: number from its id, status and way of payment by place', () => {
    const orders = ordersOf(readingOf(fixtures.table));
    expect(orders).toHaveLength(2);
    expect(orders[1]).toEqual({
      shop: 'jd', orderNumber: '351200450067', placedAt: '2026-05-18T10:49:18+08:00', status: '已完成', state: 'completed', seller: '山海图书专营店', paymentMethod: '在线支付/白条', total: { amount: '67.79', currency: 'CNY' },
      items: [{ title: '地图册', quantity: 1, unitPrice: null }],
    });
  });

  it('the last page has none after it', () => {
    const page = pageOf('jd', fixtures.table);
    const body = page.body.replace('<span class="curr">3</span><a class="next" href="/center/list.action?d=2&amp;s=4096&amp;page=4">', '<span class="curr">27</span><a class="next-disabled">');
    expect(readPage(jd, { ...page, body }).reading).toMatchObject({ paging: { current: 27, totalPages: 27, hasMore: false } });
  });

  it('empty is no order, and no alarm', () => {
    expect(readingOf(fixtures.empty)).toEqual({ kind: 'orders', page: 'list', orders: [], paging: null });
  });
});

it('the newer list: hashed classes, the number by its label, a price in parts', () => {
  expect(readingOf(fixtures.cards)).toEqual({
    kind: 'orders', page: 'list', paging: null,
    orders: [{
      shop: 'jd', orderNumber: '3570000000000777', placedAt: '2026-10-09T07:01:59+08:00', status: '待取件', state: 'shipped', seller: '墨水瓶文具旗舰店', paymentMethod: '微信支付', total: { amount: '2048.06', currency: 'CNY' },
      items: [{ title: '墨水 蓝黑 50ml', quantity: 12, unitPrice: null, image: 'https://img14.360buyimg.com/n5/ink.jpg' }, { title: '赠品 试色卡', quantity: null, unitPrice: null }],
    }],
  });
});

it.each(['detail', 'gbk'] as const)('a detail page (%s): two parcels, quantity by its heading, choices, sums', (name) => {
  expect(ordersOf(readingOf(fixtures[name]))).toEqual([{
    shop: 'jd', orderNumber: '351200450067', placedAt: '2026-05-18T10:49:18+08:00', paidAt: '2026-05-18T10:50:02+08:00', status: '等待收货', state: 'shipped', seller: '山海图书专营店', paymentMethod: '在线支付', total: { amount: '67.79', currency: 'CNY' },
    amounts: { subtotal: '80.00', shipping: '6.00' }, discounts: [{ label: '返现', amount: '-18.21' }], trackingNumber: 'SF0098765432101', carrier: '示例速运',
    parcels: [{ trackingNumber: 'SF0098765432101', carrier: '示例速运' }, { trackingNumber: 'JDVA0000777', carrier: '京东快递' }],
    items: [
      { title: '地图册 精装', quantity: 2, unitPrice: '40.00', itemId: '100088010101', url: 'https://item.jd.com/100088010101.html', image: 'https://img10.360buyimg.com/n5/map.jpg', sku: '颜色:青色;尺寸:大', afterSalesUrl: 'https://myjd.jd.com/repair/ordersearchlist.action?searchString=351200450067' },
      { title: '书签', quantity: 1, unitPrice: '0.00', itemId: '100088010102' },
    ],
    links: { after_sales: 'https://myjd.jd.com/repair/ordersearchlist.action?searchString=351200450067' },
  }]);
});

describe('signed out and checked', () => {
  it('the sign-in page, also at the list\'s own address, is signed out', () => {
    const signedOut = { kind: 'failed', failure: 'signed_out', paths: [] };
    expect(readingOf(fixtures.login)).toEqual(signedOut);
    expect(readPage(jd, { ...pageOf('jd', fixtures.login), url: LIST }).reading).toEqual(signedOut);
    expect(readPage(jd, madePage('https://www.jd.com/uc/login?ReturnUrl=x', '')).reading).toEqual(signedOut);
  });
  it('a check page is a challenge, by its words or its address', () => {
    expect(readingOf(fixtures.check)).toEqual({ kind: 'failed', failure: 'challenge', paths: [] });
    expect(readPage(jd, madePage('https://cfe.m.jd.com/privatedomain/risk_handler/x', '')).reading).toMatchObject({ failure: 'challenge' });
  });
});

describe('a changed page is refused whole', () => {
  it.each([
    ['a time nobody can read', fixtures.table, '2026-05-18 10:49:18', '18.05.', ['orders.2.placedAt']],
    ['no number anywhere', fixtures.table, 'tb-351200450067', 'tb-x', ['orders.2.orderNumber']],
    ['an amount without digits', fixtures.table, '¥67.79', '—', ['orders.2.total']],
    ['two numbers for an amount', fixtures.table, '¥67.79', '¥67.79 / 3', ['orders.2.total']],
    ['a whole row for a state', fixtures.table, '<span>已完成</span>', '<span>已完成，请您在收到商品后及时确认，如有问题请联系我们</span>', ['orders.2.status']],
    ['goods of another form', fixtures.table, /goods-item|p-name|tr-bd/g, 'x', ['orders.1.items', 'orders.2.items']],
    ['bodies of another name', fixtures.table, /"(?:tb|parent)-/g, '"order-', ['orders']],
    ['cards of another name', fixtures.cards, 'orderCard-', 'purchase-', ['orders']],
    ['a card without its lines', fixtures.cards, /productItem-/g, 'good-', ['orders.0.items']],
    ['a price with something in it', fixtures.cards, '2,048', '2,048 3570', ['orders.0.total']],
    ['one order twice', fixtures.table, /3601118823370151|tb-351200450067/g, 'tb-3512004500677', ['orders.orderNumber']],
    ['a detail page without a total', fixtures.detail, 'txt count', 'txt', ['total']],
    ['a detail page without a state', fixtures.detail, 'state-txt', 'state', ['status']],
  ] as const)('%s', (_, fixture, from, to, paths) => {
    const page = pageOf('jd', fixture);
    expect(page.body).toMatch(from);
    expect(readPage(jd, { ...page, body: page.body.replaceAll(from, to) }).reading).toEqual({ kind: 'failed', failure: 'changed', paths });
  });
});

it('an unknown state is unknown, and noted', () => {
  const page = pageOf('jd', fixtures.cards);
  const { reading, drift } = readPage(jd, { ...page, body: page.body.replace('待取件', '云端漫步') });
  expect([ordersOf(reading)[0]?.state, drift]).toEqual(['unknown', [{ path: 'status', seen: '云端漫步' }]]);
});

it('a refund under way is told beside the state', () => {
  const page = pageOf('jd', fixtures.cards);
  const { reading, drift } = readPage(jd, { ...page, body: page.body.replace('待取件', '退款中') });
  expect(ordersOf(reading)[0]).toMatchObject({ status: '退款中', state: 'unknown', afterSales: '退款中', afterSalesState: 'refunding' });
  expect(drift).toEqual([]);
});

it('a long history: this year, each year back to 2014, then the rest, page by page', () => {
  const stretches = jd.history.stretches(null, READ_AT).map(({ url }) => new URL(url).searchParams.get('d'));
  expect([stretches.slice(0, 3), stretches.slice(-2)]).toEqual([['2', '2025', '2024'], ['2014', '3']]);
  expect(jd.history.stretches(null, Date.UTC(2026, 11, 31, 17))[1]?.url).toContain('d=2026');
  expect(jd.history.next({ method: 'GET', url: LIST }, readingOf(fixtures.table))?.url).toBe('https://order.jd.com/center/list.action?d=2&s=4096&page=4');
  expect(jd.history.next({ method: 'GET', url: LIST }, readingOf(fixtures.empty))).toBeNull();
});

it('links for what comes after the purchase', () => {
  const order = { number: '351200450067', platform: null, site: null, trackingNumber: null };
  expect([links.more.after_sales(order), links.more.invoice(order), links.more.cancel()]).toEqual(['https://myjd.jd.com/repair/ordersearchlist.action?searchString=351200450067', 'https://myivc.jd.com/fpzz/ivcLand.action?orderId=351200450067', 'https://help.jd.com/user/issue/list-50.html']);
});
