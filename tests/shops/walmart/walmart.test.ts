import { describe, expect, it } from 'vitest';
import walmart from '@/lib/shops/walmart';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage } from '../reading';
import { squeeze, type Written } from '../stands';

const ORDER_URL = 'https://www.walmart.com/orchestra/orders/graphql/getOrder/abc0?variables=%7B%7D';
const HISTORY_URL = 'https://www.walmart.com/orchestra/cph/graphql/PurchaseHistoryV2/abc1?variables=%7B%7D';
const ORDER = { file: 'order.json', url: ORDER_URL };
const HISTORY = { file: 'history.json', url: HISTORY_URL };
const read = (body: string, url = ORDER_URL) => readPage(walmart, madePage(url, body)).reading;

/** A group's words stand in parts, some of them bold. */
const joined = (word: string, { texts }: Written): boolean => texts.some((text) => text.split('"text":').map((part) => /^(?:"([^"]*)"|-?[\d.]+)/.exec(part)).map((part) => part?.[1] ?? part?.[0] ?? '').join('').includes(squeeze(word)));

keepsTheShopContract({ shop: walmart, pages: [ORDER, HISTORY], personal: ['Nobody', 'pat@mail.example', 'Nowhere Lane'], rules: { status: joined } });

describe('getOrder', () => {
  const { body } = pageOf('walmart', ORDER);
  it('puts the groups together; the tip is no part of the total', () => {
    expect(read(body)).toMatchObject({
      kind: 'orders', page: 'detail',
      orders: [{
        orderNumber: '200098765432109', displayNumber: '2000987-65432109', placedAt: '2026-03-14T09:26:53-04:00', status: 'Delivered on Mar 16; Arriving Mar 20', statusCode: 'DELIVERED; SHIPPED', state: 'shipped',
        total: { amount: '1093.10', currency: 'USD' }, amounts: { subtotal: '1012.13', tax: '80.97' }, paymentMethod: 'MASTERCARD Ending in 4321; Gift card', links: { order: 'https://www.walmart.com/orders/200098765432109' },
        items: [{ title: 'Oat Flakes 18 oz', quantity: 3, unitPrice: '337.00', lineTotal: '1011.00', itemId: '55500001', status: 'Delivered on Mar 16' }, { title: 'Pears, per lb', quantity: 0.75, unitPrice: null, lineTotal: '1.13' }],
      }],
    });
  });
  it('takes Canadian dollars from the site', () => {
    expect(read(body, ORDER_URL.replace('.com', '.ca'))).toMatchObject({ orders: [{ total: { currency: 'CAD' } }] });
  });
  it('a total that is said to be none is none', () => {
    expect(read(body.replace(/"grandTotal":\s*\{[^}]*\}/, '"grandTotal": null'))).toMatchObject({ orders: [{ total: null }] });
  });
  it.each([
    ['money', '"grandTotal"', '"grand"', ['order.priceDetails.grandTotal']],
    ['date', '2026-03-14T', 'Mar 14 ', ['order.orderDate']],
    ['groups', '"groups_2105"', '"parcels"', ['order.groups']],
    ['name of an item', '"name": "Pears, per lb"', '"title": "Pears"', ['order.groups.1.items.0.productInfo.name']],
  ])('is refused whole without its %s', (_, from, to, paths) => {
    expect(read(body.replace(from, to))).toEqual({ kind: 'failed', failure: 'changed', paths });
  });
  it.each([['{"data":null,"errors":[{"message":"x"}]}', 'upstream'], ['{"redirectUrl":"/blocked?url=x"}', 'challenge'], ['{"data":{}}', 'changed']])('%s is %s', (text, failure) => {
    expect(read(text)).toMatchObject({ failure });
  });
  it('knows the sign-in page', () => {
    expect(read('<html>', 'https://www.walmart.com/account/login?vid=x')).toMatchObject({ failure: 'signed_out' });
  });
});

describe('PurchaseHistoryV2', () => {
  it('shows neither date nor money; groups of one order are one', () => {
    expect(read(pageOf('walmart', HISTORY).body, HISTORY_URL)).toMatchObject({
      page: 'list', paging: { hasMore: true, offset: 'CURSOR2' },
      orders: [
        { orderNumber: '200098765432109', placedAt: null, total: null, state: 'shipped', items: [{ title: 'Oat Flakes 18 oz', quantity: 3, unitPrice: null }, { title: 'Pears, per lb' }] },
        { orderNumber: '18420000000000012345', state: 'completed', status: 'Mar 2 purchase' },
      ],
    });
  });
  it('may be empty', () => {
    expect(read('{"data":{"orderHistoryV2":{"orderGroups":[],"pageInfo":{"nextPageCursor":""}}}}', HISTORY_URL)).toMatchObject({ orders: [], paging: { hasMore: false } });
  });
});
