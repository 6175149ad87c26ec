import { describe, expect, it } from 'vitest';
import shopify from '@/lib/shops/shopify';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage } from '../reading';

const url = 'https://www.tee.example/de/account/orders/0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const DAWN = { file: 'dawn-de.html', url };
const OLDER = { file: 'older-theme.html', url };
const read = (body: string, at = url) => readPage(shopify, madePage(at, body)).reading;
const dawn = pageOf('shopify', DAWN).body;
const older = pageOf('shopify', OLDER).body;

keepsTheShopContract({ shop: shopify, pages: [DAWN, OLDER], personal: ['Lena Verborgen', 'Stille Gasse', 'Mo Unnamed', 'Quiet Road'] });

describe('the order page of classic accounts', () => {
  it('in German: columns by their ids, old prices and unit prices apart, taxes added up, refunds', () => {
    expect(read(dawn)).toMatchObject({
      kind: 'orders', page: 'detail',
      orders: [{
        orderNumber: '#2087-DE', placedAt: '2026-06-01T08:09:10Z', status: 'Teilweise erstattet; Ausgeführt', state: 'shipped', seller: 'Kräuter & Tee', store: 'tee.example',
        total: { amount: '1012.55', currency: 'EUR' }, amounts: { subtotal: '13.50', shipping: '4.90', tax: '1.58' }, discounts: [{ label: 'Rabatt TEE10', amount: '-1.35' }], refunded: { amount: '4.50', currency: 'EUR' },
        trackingNumber: '00340434161094000099', carrier: 'DHL', trackingUrl: 'https://track.example/?n=00340434161094000099',
        items: [{ title: 'Minze - 50 g', quantity: 3, unitPrice: '4.50', listPrice: '6.00', lineTotal: '13.50', sku: 'MZ-50', options: 'Gravur: Anna Geheim-nicht; Farbe: Grün', url: 'https://www.tee.example/products/minze?variant=1' }],
      }],
    });
  });

  it('in an older theme: no ids, no SKU, a date in words, a name without a sign', () => {
    expect(read(older)).toMatchObject({
      orders: [{
        orderNumber: 'EN3005', placedAt: '2026-03-09', status: 'Paid; Unfulfilled', state: 'paid', seller: 'Old Boots', total: { amount: '16.50', currency: 'GBP' }, amounts: { subtotal: '14.00', shipping: '2.50' },
        trackingNumber: 'RP123456785GB', carrier: 'Royal Post', items: [{ title: 'Boot laces, 120 cm', quantity: 2, unitPrice: '7.00', lineTotal: '14.00' }],
      }],
    });
  });

  it.each([
    ['total', dawn.replace('€1.012,55', 'soon'), ['table.total']],
    ['currency', dawn.replace('€1.012,55', '$12').replace('"EUR"', '1'), ['table.total']],
    ['number', older.replaceAll('EN3005', ''), ['number']],
    ['date', older.replaceAll('2026', ''), ['date']],
    ['quantity of a line', older.replace('data-label="Quantity">2', 'data-label="Quantity">two'), ['table.row']],
    ['state in whole words', older.replace('</strong> Unfulfilled', '</strong> < /b> Unfulfilled'), ['status']],
    ['table', older.replaceAll('table', 'ul'), ['table']],
  ])('is refused without its %s', (_, body, paths) => {
    expect(read(body)).toEqual({ kind: 'failed', failure: 'changed', paths });
  });

  it('a bare sign of currency is what the page says it is', () => {
    expect(read(dawn.replace('€1.012,55', '$12.00').replace('"EUR"', '"CAD"'))).toMatchObject({ orders: [{ total: { amount: '12.00', currency: 'CAD' } }] });
  });

  it('a refund of all that was never sent is a cancelled order', () => {
    expect(read(older.replace('</strong> Paid', '</strong> Refunded'))).toMatchObject({ orders: [{ state: 'cancelled', afterSales: 'Refunded', afterSalesState: 'refunded' }] });
    expect(readPage(shopify, madePage(url, older.replace('</strong> Paid', '</strong> Bartered'))).drift).toEqual([{ path: 'payment', seen: 'Bartered' }]);
  });
});

it('knows its pages in any store, and that the sign-in page came instead', () => {
  expect(shopify.matches(new URL('https://www.tee.example/account/orders'))).toBe(false);
  expect(readPage(shopify, madePage('https://www.tee.example/account/login', '<html>', { requestedUrl: url })).reading).toMatchObject({ failure: 'signed_out' });
});
