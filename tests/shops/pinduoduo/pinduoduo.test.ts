import { describe, expect, it } from 'vitest';
import pinduoduo from '@/lib/shops/pinduoduo';
import type { OrderReport, ShopReading } from '@/lib/adapter/shop-contract';
import { inMinorUnits, keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage, type ShopFixture } from '../reading';

const ENDPOINT = 'https://mobile.yangkeduo.com/proxy/api/api/aristotle/order_list_v4?pdduid=0';
const LIST = 'https://mobile.yangkeduo.com/orders.html?type=0';
const DETAIL = 'https://mobile.pinduoduo.com/order.html?order_sn=261018-204857193048571';
const [list, listPage, detailPage] = [{ file: 'list.json', url: ENDPOINT }, { file: 'list-page.html', url: LIST }, { file: 'detail-page.html', url: DETAIL }] as const satisfies readonly ShopFixture[];

const bodyOf = (fixture: ShopFixture): string => pageOf('pinduoduo', fixture).body;
const read = (url: string, body: string, httpStatus: number | null = 200): ShopReading => readPage(pinduoduo, madePage(url, body, { httpStatus })).reading;
function ordersOf(fixture: ShopFixture): readonly OrderReport[] {
  const { reading } = readPage(pinduoduo, pageOf('pinduoduo', fixture));
  return reading.kind === 'orders' ? reading.orders : [];
}

keepsTheShopContract({ shop: pinduoduo, pages: [list, listPage, detailPage], personal: ['钱多多', '13800138000', '幸福路18号'], rules: { total: inMinorUnits } });

describe('the endpoint', () => {
  const [first, refunded, nested, odd] = ordersOf(list);

  it('counts in fen and gives the addresses of the order and its parcel', () => {
    expect(first).toEqual({
      shop: 'pinduoduo', orderNumber: '261018-204857193048571', placedAt: '2026-10-18T05:06:40Z', status: '待收货', statusCode: '3', state: 'shipped', seller: '小北农场', total: { amount: '45.70', currency: 'CNY' },
      items: [
        { title: '红薯 5斤', quantity: 2, unitPrice: '19.90', sku: '蜜薯 大果', itemId: '600300100', image: 'https://img.pddpic.com/made/up.jpeg' }, { title: '试吃装', quantity: 1, unitPrice: '5.90', itemId: '600300101', image: 'https://img.pddpic.com/made/up.jpeg' },
      ],
      trackingNumber: '432109876543210', parcels: [{ trackingNumber: '432109876543210', carrier: null }], detailUrl: 'https://mobile.yangkeduo.com/order.html?order_sn=261018-204857193048571',
      logisticsUrl: 'https://mobile.yangkeduo.com/goods_express.html?order_sn=261018-204857193048571&tracking_number=432109876543210',
    });
  });

  it('takes the time of the group where the order has none, and a refund as an after-sales word', () => {
    expect(refunded).toMatchObject({ placedAt: '2026-10-17T01:20:05Z', state: 'cancelled', afterSales: '未发货，退款成功', afterSalesState: 'refunded', statusCode: '6' });
  });

  it('an order with orders in it is one', () => {
    expect(nested).toMatchObject({
      orderNumber: '261016-304857193048573', seller: '合并小店', total: { amount: '88.00', currency: 'CNY' }, state: 'delivered', trackingNumber: '773300112233445', parcels: [{ trackingNumber: '773300112233445' }, { trackingNumber: '773300112233446' }],
      items: [{ title: '拖鞋', subOrderNumber: '261016-304857193048574', trackingNumber: '773300112233445' }, { title: '袜子 十双', quantity: 1, subOrderNumber: '261016-304857193048575', trackingNumber: '773300112233446' }],
    });
  });

  it('guesses nothing of a word that it does not know', () => {
    const { drift } = readPage(pinduoduo, pageOf('pinduoduo', list));
    expect([odd?.state, odd?.total, drift]).toEqual(['unknown', { amount: '0.05', currency: 'CNY' }, [{ path: 'orderStatusPrompt', seen: '去火星' }]]);
  });

  it('says where the next page begins; an empty list is empty', () => {
    expect(readPage(pinduoduo, pageOf('pinduoduo', list)).reading).toMatchObject({ paging: { offset: '261015-404857193048576', hasMore: true } });
    expect(read(ENDPOINT, '{"orders":[],"offset":"","has_more":false}')).toEqual({ kind: 'orders', page: 'list', orders: [], paging: { hasMore: false } });
  });

  it.each([
    ['"order_sn": "261017', '"sn": "261017', 'orders.1.orderSn'], ['"order_status_prompt": "待收货"', '"prompt": "待收货"', 'orders.0.orderStatusPrompt'], ['"order_time": 1792300000', '"order_time": "yesterday"', 'orders.0.orderTime'], ['"goods_name": "贴纸"', '"title": "贴纸"', 'orders.3.orderGoods.0.goodsName'], ['"order_amount": 4570', '"order_amount": 45.705', 'orders.0.orderAmount'],
  ])('one order without %s refuses the whole page', (from, to, path) => {
    expect(read(ENDPOINT, bodyOf(list).replace(from, to))).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
  });
});

describe('data in pages', () => {
  it('counts in yuan where the amount is a text, in fen where it is a number', () => {
    expect(ordersOf(listPage)).toMatchObject([
      { orderNumber: '261014-504857193048577', parentOrderNumber: '261014-504857193048500', state: 'completed', total: { amount: '45.80', currency: 'CNY' }, items: [{ title: '苹果 "冰糖心" </b>', quantity: 2, unitPrice: '22.90', sku: '10斤' }], detailUrl: 'https://mobile.yangkeduo.com/order.html?order_sn=261014-504857193048577' },
      { state: 'unknown', afterSales: '退款中', afterSalesState: 'refunding', total: { amount: '5', currency: 'CNY' }, items: [{ unitPrice: '5.00' }] },
    ]);
  });

  it('the page of one order says whose parcel it is, and no more', () => {
    expect(ordersOf(detailPage)).toMatchObject([{ orderNumber: '261018-204857193048571', status: null, state: 'unknown', total: null, items: [], trackingNumber: '432109876543210', carrier: '韵达快递' }]);
  });

  it('an empty value before the data is not the data', () => {
    expect(read(LIST, bodyOf(listPage).replace('<script', '<script>window.rawData = {};</script><script'))).toEqual(read(LIST, bodyOf(listPage)));
  });
  it('a page without its data has changed', () => {
    expect([read(LIST, bodyOf(listPage).replace('rawData', 'rawDatum')), read(LIST, bodyOf(listPage).replace('"orders":', '"list":'))]).toEqual([{ kind: 'failed', failure: 'changed', paths: ['rawData'] }, { kind: 'failed', failure: 'changed', paths: ['orders'] }]);
  });
});

it.each([
  ['the sign-in page', 'https://mobile.yangkeduo.com/login.html?from=orders', '<html>', 200, 'signed_out'], ['the risk page', 'https://mobile.yangkeduo.com/psnl_verification.html?VerifyAuthToken=x', '<html>', 200, 'challenge'], ['a lost session', ENDPOINT, '{"error_code":40001,"error_msg":"x"}', 200, 'signed_out'],
  ['a bare call', ENDPOINT, '', 424, 'challenge'], ['a suspect', ENDPOINT, '{"result":"SUSPECT"}', 200, 'challenge'], ['401', ENDPOINT, '{}', 401, 'signed_out'], ['another error', ENDPOINT, '{"error_code":50000}', 200, 'upstream'], ['too much', ENDPOINT, '{}', 429, 'rate_limited'],
])('%s', (_, url, body, httpStatus, failure) => {
  expect(read(url, body, httpStatus)).toMatchObject({ kind: 'failed', failure });
  expect(pinduoduo.matches(new URL(url))).toBe(true);
});

it('an order’s page that came with an odd HTTP status is read all the same', () => {
  expect(read(LIST, bodyOf(listPage), 403).kind).toBe('orders');
});
