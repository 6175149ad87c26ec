import { describe, expect, it } from 'vitest';
import aliexpress from '@/lib/shops/aliexpress';
import links from '@/lib/shops/aliexpress/links';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage } from '../reading';

const at = (operation: string, data = '') => `https://acs.aliexpress.com/h5/${operation}/1.0/?appKey=12574478&type=jsonp&data=${encodeURIComponent(data)}`;
const LIST = { file: 'list.txt', url: at('mtop.aliexpress.trade.buyer.order.list') };
const DETAIL = { file: 'detail.json', url: at('mtop.aliexpress.trade.buyer.order.detail', '{"tradeOrderId":"8155500000000011"}') };
const TRACKING = { file: 'tracking.txt', url: at('mtop.ae.ld.querydetail', '{"tradeOrderId":"8155500000000011"}') };
const LIST_PAGE = { file: 'list-page.html', url: 'https://www.aliexpress.com/p/order/index.html' };
const DETAIL_PAGE = { file: 'detail-page.html', url: 'https://www.aliexpress.us/p/order/detail.html?orderId=8155500000000055' };
const read = (fixture: typeof LIST, mend = (text: string) => text) => readPage(aliexpress, madePage(fixture.url, mend(pageOf('aliexpress', fixture).body))).reading;

keepsTheShopContract({ shop: aliexpress, pages: [LIST, DETAIL, TRACKING, LIST_PAGE, DETAIL_PAGE], personal: ['Jan Versteckt', '1555 000111'] });

describe('the list', () => {
  it('in the order of its hierarchy, money and dates as the account shows them', () => {
    expect(read(LIST)).toMatchObject({
      kind: 'orders', page: 'list', paging: { current: 3, pageSize: 10, hasMore: false },
      orders: [
        {
          orderNumber: '8155500000000011', placedAt: '2026-02-17', status: 'Awaiting delivery', state: 'shipped', total: { amount: '1234.56', currency: 'EUR' }, seller: 'Own Cable Store',
          detailUrl: 'https://www.aliexpress.com/p/order/detail.html?orderId=8155500000000011', logisticsUrl: 'https://www.aliexpress.com/p/tracking/index.html?tradeOrderId=8155500000000011',
          items: [{ title: 'Câble 2 m', quantity: 2, unitPrice: '617.28', sku: 'Couleur:Noir;Longueur:2 m', itemId: '1005007700000001', url: 'https://www.aliexpress.com/item/1005007700000001.html' }],
        },
        { orderNumber: '8155500000000022', state: 'cancelled', seller: null, items: [] },
      ],
    });
  });
  it('may be empty, but an answer without its body is no list', () => {
    expect(read(LIST, () => '{"ret":["SUCCESS::ok"],"data":{"data":{"pc_om_list_body_1":{"tag":"pc_om_list_body","fields":{"hasMore":false}}}}}')).toMatchObject({ kind: 'orders', orders: [], paging: { hasMore: false } });
    expect(read(LIST, () => '{"ret":["SUCCESS::ok"],"data":{"data":{}}}')).toEqual({ kind: 'failed', failure: 'changed', paths: ['pc_om_list_body'] });
  });
  it.each([
    ['17 févr. 2026', 'hier', 'pc_om_list_order.orderDateText'], ['1 234,56 €', 'gratuit', 'pc_om_list_order.totalPriceText'], ['"totalPriceText": "1 234', '"total": "1 234', 'pc_om_list_order.totalPriceText'],
    ['"itemTitle"', '"title"', 'pc_om_list_order.orderLines.0.itemTitle'],
  ])('is refused whole for %s', (from, to, path) => {
    expect(read(LIST, (text) => text.replace(from, to))).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
  });
  it('a bare dollar without a code is American; others name their country', () => {
    expect(read(LIST, (text) => text.replace('1 234,56 €', '$5.00').replaceAll('"currencyCode": "EUR"', '"currencyCode": null'))).toMatchObject({ orders: [{ total: { amount: '5.00', currency: 'USD' } }, {}] });
  });
});

it('the detail: its number as text, price rows, discounts, payment', () => {
  expect(read(DETAIL)).toMatchObject({
    page: 'detail',
    orders: [{
      orderNumber: '8155500000000011', placedAt: '2026-02-17', paidAt: '2026-02-18', status: 'Completed', state: 'completed', total: { amount: '28.59', currency: 'USD' }, amounts: { subtotal: '26.72', tax: '2.14' }, discounts: [{ label: 'Coins', amount: '-0.27' }],
      paymentMethod: 'Own Pay', seller: 'Own Cable Store', items: [{ title: 'Cable 2 m', quantity: 2, unitPrice: '13.36' }],
    }],
  });
  expect(read(DETAIL, (text) => text.replace('detail_product_block', 'detail_gone'))).toMatchObject({ failure: 'changed', paths: ['detail_product_block'] });
});

describe('the pages as they are drawn', () => {
  it('a list: goods with their own prices, and an order that shows pictures alone', () => {
    expect(read(LIST_PAGE)).toMatchObject({
      kind: 'orders', page: 'list',
      orders: [
        {
          orderNumber: '8155500000000033', placedAt: '2026-02-17', status: 'Awaiting delivery', state: 'shipped', total: { amount: '2472.00', currency: 'EUR' }, seller: 'Own Lamp & Co',
          detailUrl: 'https://www.aliexpress.com/p/order/detail.html?orderId=8155500000000033', logisticsUrl: 'https://www.aliexpress.com/p/tracking/index.html?tradeOrderId=8155500000000033',
          items: [
            { title: 'Desk lamp', quantity: 2, unitPrice: '1234.50', sku: 'Color:White;30 cm', itemId: '1005007700000033', url: 'https://www.aliexpress.com/item/1005007700000033.html', image: 'https://ae01.alicdn.com/kf/own.jpg' },
            { title: 'Bulb', quantity: 1, unitPrice: '3.00' },
          ],
        },
        { orderNumber: '3025550000000044', placedAt: '2026-01-09', state: 'cancelled', total: { amount: '18.40', currency: 'USD' }, seller: null, items: [] },
      ],
    });
  });
  it.each([
    ['Total:€2.472,00', 'Total:', 'orders.0.total'], ['Feb 17, 2026', 'soon', 'orders.0.placedAt'], ['header-status-text">Canceled', 'status">Canceled', 'orders.1.status'], ['Ref. Number: 8155500000000033', 'Ref. Number: 8155500000000034', 'orders.0.orderNumber'],
  ])('a list is refused whole for %s', (from, to, path) => {
    expect(read(LIST_PAGE, (text) => text.replace(from, to))).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
  });
  it('an order: its facts by their labels, sums with their sign, nobody\'s name', () => {
    expect(read(DETAIL_PAGE)).toEqual({
      kind: 'orders', page: 'detail', paging: null,
      orders: [{
        shop: 'aliexpress', orderNumber: '8155500000000055', placedAt: '2026-03-02', paidAt: '2026-03-03', status: 'Completed', state: 'completed', total: { amount: '16.00', currency: 'USD' }, seller: null,
        amounts: { subtotal: '14.70', shipping: '2.00' }, discounts: [{ label: 'Coins', amount: '-0.70' }], paymentMethod: 'Own Pay',
        items: [{ title: 'Mug, blue', quantity: 3, unitPrice: '4.50', sku: 'Blue', itemId: '1005007700000055', url: 'https://www.aliexpress.com/item/1005007700000055.html', image: 'https://ae01.alicdn.com/kf/mug.jpg' }, { title: 'Coaster', quantity: 1, unitPrice: '1.20' }],
      }],
    });
    expect(read(DETAIL_PAGE, (text) => text.replace('"left-col">Total', '"left-col">Sum'))).toMatchObject({ failure: 'changed', paths: ['total'] });
  });
  it('before anything is drawn they say nothing', () => {
    expect(read(LIST_PAGE, () => '<html><body><div id="root"></div></body></html>')).toEqual({ kind: 'none' });
  });
});

it('tracking: the order stands in what was asked', () => {
  expect(read(TRACKING)).toEqual({
    kind: 'shipments',
    shipments: [{ shop: 'aliexpress', orderNumber: '8155500000000011', trackingNumber: 'OWNMAIL0000000001', carrier: 'Own Standard', events: [{ at: '2026-09-21T03:06:40.000Z', text: 'Arrived at local airport' }, { at: null, text: 'Order created' }] }],
  });
});

it.each([
  ['FAIL_SYS_SESSION_EXPIRED::x', { kind: 'failed', failure: 'signed_out' }], ['FAIL_SYS_USER_VALIDATE::x', { kind: 'failed', failure: 'challenge' }], ['FAIL_SYS_TOKEN_EXOIRED::x', { kind: 'none' }], ['FAIL_BIZ_X::x', { kind: 'failed', failure: 'upstream' }],
])('%s', (code, reading) => {
  expect(read(LIST, () => JSON.stringify({ ret: [code], data: {} }))).toMatchObject(reading);
});

it('knows the sign-in page and the slider, and links to the order and its parcel', () => {
  expect(readPage(aliexpress, madePage('https://login.aliexpress.com/?return_url=x', '<html>')).reading).toMatchObject({ failure: 'signed_out' });
  expect(readPage(aliexpress, madePage('https://acs.aliexpress.com/_____tmd_____/punish?x5=1', '<html>')).reading).toMatchObject({ failure: 'challenge' });
  expect(links.more.logistics({ number: '1', platform: null, site: null, trackingNumber: null })).toBe('https://www.aliexpress.com/p/tracking/index.html?tradeOrderId=1');
});
