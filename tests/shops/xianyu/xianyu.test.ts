import { expect, it } from 'vitest';
import xianyu from '@/lib/shops/xianyu';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage, type ShopFixture } from '../reading';

const DETAIL = 'https://h5api.m.goofish.com/h5/mtop.idle.web.trade.order.detail/1.0/';
const PARCELS = 'https://h5api.m.goofish.com/h5/mtop.cainiao.ld.detail.tradeid.ordercode.mailno.rescode.get.xy/1.0/?type=originaljson';
const [full, plain, parcels] = [
  { file: 'detail.json', url: DETAIL, payload: '{"tid":"4501928374650192837"}' }, { file: 'detail-plain.json', url: DETAIL }, { file: 'parcels.json', url: PARCELS, payload: 'data=%7B%22tradeId%22%3A%224501928374650192837%22%7D' },
] as const satisfies readonly ShopFixture[];
const read = (fixture: ShopFixture) => readPage(xianyu, pageOf('xianyu', fixture));
const body = pageOf('xianyu', full).body;

keepsTheShopContract({ shop: xianyu, pages: [full, plain, parcels], personal: ['钱多多', '13800138000', '幸福路18号'] });

it('reads an order: what was paid, what was asked, its times; there is no word for its state', () => {
  expect(read(full).reading).toEqual({
    kind: 'orders', page: 'detail', paging: null,
    orders: [{
      shop: 'xianyu', orderNumber: '4501928374650192837', placedAt: '2026-09-01T20:00:01+08:00', status: null, statusCode: '4', state: 'completed', seller: null, total: { amount: '250.00', currency: 'CNY' },
      items: [{ title: null, quantity: 2, unitPrice: '260.00', sku: '颜色:灰;尺码:L' }], paidAt: '2026-09-01T20:01:05+08:00', shippedAt: '2026-09-02T09:30:00+08:00', paymentReference: '2026090122001188880000000003',
    }],
  });
});

it('one piece is not counted, and no time is shown where there was no payment', () => {
  expect(read(plain).reading).toMatchObject({ orders: [{ placedAt: null, state: 'cancelled', items: [{ quantity: 1, unitPrice: '35' }] }] });
});

it('an unknown code is unknown and noted', () => {
  const { reading, drift } = readPage(xianyu, madePage(DETAIL, body.replace('"status": 4', '"status": 12')));
  expect([reading, drift]).toMatchObject([{ orders: [{ state: 'unknown', statusCode: '12' }] }, [{ path: 'status', seen: '12' }]]);
});

it('parcels name their order by the request', () => {
  expect(read(parcels).reading).toEqual({ kind: 'shipments', shipments: [{ shop: 'xianyu', orderNumber: '4501928374650192837', trackingNumber: 'YT8700011122233', carrier: '圆通速递', events: [] }] });
});

it.each([
  ['"orderId"', '"id"', 'data.orderId'], ['orderInfoVO', 'tradeInfoVO', 'data.components.orderInfoVO'], ['"amount"', '"paid"', 'data.components.orderInfoVO.priceInfo.amount'], ['2026-09-01 20:00:01', 'just now', 'data.components.orderInfoVO.orderInfoList'],
])('without %s the page has changed', (from, to, path) => {
  expect(readPage(xianyu, madePage(DETAIL, body.replace(from, to))).reading).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
});

it.each([
  [DETAIL, '{"ret":["FAIL_SYS_SESSION_EXPIRED::Session过期"],"data":{}}', { failure: 'signed_out' }], [DETAIL, '{"ret":["FAIL_SYS_USER_VALIDATE"],"data":{"url":"https://h5api.m.goofish.com/_____tmd_____/punish?x"}}', { failure: 'challenge' }], [DETAIL, '{"ret":["FAIL_SYS_TOKEN_EXOIRED::x"]}', { kind: 'none' }],
  ['https://passport.goofish.com/mini_login.htm?x=1', '<html>', { failure: 'signed_out' }], ['https://www.goofish.com//order-detail/_____tmd_____/punish', '<html>', { failure: 'challenge' }], ['https://www.goofish.com/order-detail?orderId=1', '<html><div id="root"></div></html>', { kind: 'none' }],
])('%s %s', (url, text, expected) => {
  expect(readPage(xianyu, madePage(url, text)).reading).toMatchObject(expected);
  expect(xianyu.matches(new URL(url))).toBe(true);
});

it('other pages are none of its', () => {
  expect(['https://www.goofish.com/item?id=1', 'https://goofish.com.example.org/order-detail'].map((url) => xianyu.matches(new URL(url)))).toEqual([false, false]);
});
