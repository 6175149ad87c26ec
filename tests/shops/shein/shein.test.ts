import { describe, expect, it } from 'vitest';
import shein from '@/lib/shops/shein';
import links from '@/lib/shops/shein/links';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage } from '../reading';

const LIST = { file: 'list.html', url: 'https://uk.shein.com/user/orders/list?page=1' };
const DETAIL = { file: 'detail.html', url: 'https://uk.shein.com/user/orders/detail/GBK25112R000000OWN1' };

keepsTheShopContract({ shop: shein, pages: [LIST, DETAIL], personal: ['Nina', 'Hidden Row'] });

describe('the list', () => {
  const { body } = pageOf('shein', LIST);
  const read = (text: string) => readPage(shein, madePage(LIST.url, text)).reading;
  it('reads the assignment among other scripts, money as shown, the parent order and packages', () => {
    expect(read(body)).toMatchObject({
      page: 'list',
      orders: [
        {
          orderNumber: 'GBK25112R000000OWN1', parentOrderNumber: 'GBK25112R000000OWN0', placedAt: '2025-11-24T16:00:00Z', paidAt: '2025-11-24T16:05:00Z', status: 'Shipped', state: 'shipped', statusCode: '10', site: 'uk.shein.com',
          total: { amount: '1047.50', currency: 'GBP' }, seller: 'OWN LINEN; OWN LEATHER', carrier: 'OWNPOST', packageNumbers: ['C25120100000011', 'C25120100000012'], paymentMethod: 'paypal',
          items: [{ title: 'Linen Shirt', quantity: 2, unitPrice: null, sku: 'White/S', itemId: '210000001', image: 'https://img.ltwebstatic.com/own.jpg' }, { title: 'Belt } "{', quantity: 1 }],
          links: { after_sales: 'https://api-shein.shein.com/h5/user/order_return/GBK25112R000000OWN1' },
        },
        { orderNumber: 'GBK25101R000000OWN2', status: 'Refunded', state: 'unknown', afterSales: 'Refunded', afterSalesState: 'refunded', seller: null, total: { amount: '12.00' } },
      ],
    });
    expect(JSON.stringify(read(body))).not.toContain('"paidAt":null');
  });
  it('may be empty; a page without its data, or with half an order, is refused', () => {
    expect(read('<script>var gbRawData = {"order_list":[],"sum":0}</script>')).toMatchObject({ kind: 'orders', orders: [] });
    expect(read('<script>var other = {"order_list":[]}</script>')).toEqual({ kind: 'failed', failure: 'changed', paths: ['gbRawData'] });
    expect(read(body.replace('"totalPrice": "\\u00a312.00"', '"sum": 1'))).toEqual({ kind: 'failed', failure: 'changed', paths: ['gbRawData.order_list.1.totalPrice'] });
    expect(read(body.replace('"1761955200"', '"soon"'))).toEqual({ kind: 'failed', failure: 'changed', paths: ['addTime'] });
  });
});

describe('the detail', () => {
  it('has prices of units and lines, tracking numbers, and a code alone for the state', () => {
    expect(readPage(shein, pageOf('shein', DETAIL)).reading).toMatchObject({
      page: 'detail',
      orders: [{
        status: null, statusCode: '10', state: 'shipped', total: { amount: '1047.50', currency: 'GBP' }, shipping: { amount: '7.50', currency: 'GBP' }, amounts: { subtotal: '1040.00' },
        trackingNumber: 'OWNPOST0000000001', parcels: [{ trackingNumber: 'OWNPOST0000000001' }, { trackingNumber: 'OWNPOST0000000002' }],
        items: [{ unitPrice: '500.00', lineTotal: '1000.00', trackingNumber: 'OWNPOST0000000001' }, { unitPrice: '40.00' }],
      }],
    });
  });
});

it.each([['https://uk.shein.com/user/auth/login?redirection=x', 'signed_out'], ['https://uk.shein.com/risk/challenge?captcha_type=905', 'challenge']])('%s is %s', (url, failure) => {
  expect(readPage(shein, madePage(url, '<html>')).reading).toMatchObject({ failure });
});

it('links lead to the country of the order', () => {
  expect(links.order('X', { number: 'X', platform: null, site: 'za.shein.com', trackingNumber: null })).toBe('https://za.shein.com/user/orders/detail/X');
  expect(links.order('X', { number: 'X', platform: null, site: 'evil.example', trackingNumber: null })).toBe('https://us.shein.com/user/orders/detail/X');
});
