import { describe, expect, it } from 'vitest';
import generic from '@/lib/shops/generic';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage } from '../reading';

const at = (file: string) => ({ file, url: 'https://kite.example/account/orders' });
const read = (file: string) => readPage(generic, pageOf('generic', at(file))).reading;
const linked = (data: object) => readPage(generic, madePage('https://kite.example/', `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...data })}</script>`)).reading;

keepsTheShopContract({ shop: generic, pages: ['graph.html', 'microdata.html', 'rdfa.html', 'parcel.html'].map(at), personal: ['Ines Secret', '600 999 001', 'Calle Oculta', 'Otto Geheim', 'Kim Hidden'], rules: { total: (amount, { texts }) => texts.some((text) => text.includes(amount)) } });

describe('JSON-LD', () => {
  it('follows @graph, references, lists and values, and knows an order told from both sides', () => {
    expect(read('graph.html')).toEqual({
      kind: 'orders', page: 'detail', paging: null,
      orders: [{
        shop: 'generic', site: 'kite.example', orderNumber: '700123456789012345678', placedAt: '2026-05-03T14:00:00+02:00', status: 'http://schema.org/OrderInTransit', state: 'shipped', seller: 'Kite & String',
        items: [{ title: 'Big kite', quantity: 2, unitPrice: '19.5', sku: 'K-1', url: 'https://kite.example/kite', image: 'https://kite.example/i/kite.jpg' }],
        total: { amount: '1039.00', currency: 'EUR' }, paymentMethod: 'CreditCard',
        trackingNumber: 'KITE0000000001', carrier: 'Kite Post', trackingUrl: 'https://post.example/t?n=KITE0000000001', expectedUntil: '2026-05-09',
        parcels: [{ trackingNumber: 'KITE0000000001', carrier: 'Kite Post' }, { trackingNumber: 'KITE0000000002', carrier: 'Kite Post' }],
      }],
    });
  });

  it.each([
    ['2026-01-05T10:00:00', '2026-01-05'], ['Jan 5, 2026', '2026-01-05'], ['2026-01-05T10:00+0100', '2026-01-05T10:00:00+01:00'],
  ])('the date %s is %s: no zone is assumed', (orderDate, placedAt) => {
    expect(linked({ '@type': 'Order', orderNumber: 'A1', orderDate })).toMatchObject({ orders: [{ placedAt, total: null, seller: null, items: [] }] });
  });

  it.each([
    ['a date of no day', { '@type': 'Order', orderNumber: 'A1', orderDate: 'soon' }, 'Order.orderDate'],
    ['no number', { '@type': 'Order', price: '5', priceCurrency: 'EUR' }, 'Order.orderNumber'],
    ['markup for a number', { '@type': 'Order', orderNumber: '<b>1</b>' }, 'Order.orderNumber'],
  ])('an order with %s refuses the page', (_, data, path) => {
    expect(linked(data)).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
  });

  it('says so when a block about orders is cut off', () => {
    expect(readPage(generic, madePage('https://kite.example/', '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Order","orderNumber":"1</script>')).reading).toEqual({ kind: 'failed', failure: 'changed', paths: ['ld+json'] });
  });

  it('prices: an offer of several things is of none of them; no currency is no total', () => {
    expect(linked({ '@type': 'Order', orderNumber: 'A1', price: 9, acceptedOffer: { price: '9.00', itemOffered: [{ name: 'one' }, { name: 'two' }] } })).toMatchObject({ orders: [{ total: null, items: [{ title: 'one', unitPrice: null }, { title: 'two', unitPrice: null }] }] });
  });

  it('returned is after-sales, not a state; a word that is none is unknown and noted', () => {
    expect(linked({ '@type': 'Order', orderNumber: 'A1', orderStatus: 'OrderReturned' })).toMatchObject({ orders: [{ status: 'OrderReturned', state: 'unknown', afterSalesState: 'returning' }] });
    const { drift } = readPage(generic, madePage('https://kite.example/', '<script type="application/ld+json">{"@context":"schema.org","@type":"Order","orderNumber":"1","orderStatus":"OrderEaten"}</script>'));
    expect(drift).toEqual([{ path: 'orderStatus', seen: 'OrderEaten' }]);
  });

  it('two orders of the same number are one, the first one first', () => {
    expect(linked({ '@graph': [{ '@type': 'Order', orderNumber: 'A1', seller: 'First' }, { '@type': 'Order', orderNumber: 'A1', seller: 'Second', orderStatus: 'OrderDelivered' }] })).toMatchObject({ orders: [{ seller: 'First', status: 'OrderDelivered', state: 'delivered' }] });
  });

  it('things that are named by one another end', () => {
    expect(linked({ '@graph': [{ '@type': 'Order', '@id': 'o', orderNumber: 'A1', merchant: { '@id': 'm' } }, { '@id': 'm', name: 'm' }] })).toMatchObject({ orders: [{ orderNumber: 'A1' }] });
  });
});

it('microdata: nested, referred to elsewhere, several types, an address around a name, names without things', () => {
  expect(read('microdata.html')).toMatchObject({
    orders: [{
      orderNumber: 'M-77 10', seller: 'Laden Eins', status: 'https://schema.org/OrderDelivered', state: 'delivered', placedAt: '2026-03-04T05:06:07Z', total: { amount: '88.00', currency: 'EUR' }, trackingNumber: 'LADEN123456', carrier: 'Post',
      items: [{ title: 'Lamp', quantity: 2, url: 'https://kite.example/x' }, { title: 'Just a name', quantity: null }],
    }],
  });
});

it('RDFa: types and properties with and without a prefix, decimals of three places', () => {
  expect(read('rdfa.html')).toMatchObject({
    orders: [{ orderNumber: 'R/2026/5', seller: 'Röstwerk', state: 'cancelled', placedAt: '2026-02-03', total: { amount: '37.125', currency: 'KWD' }, items: [{ title: 'Espresso', quantity: 3, unitPrice: '12.375' }] }],
  });
});

it('a parcel without an order is a shipment', () => {
  expect(read('parcel.html')).toEqual({ kind: 'shipments', shipments: [{ shop: 'generic', orderNumber: null, trackingNumber: 'ALONE00000001', carrier: 'Some Post', events: [] }] });
});

it('elements that refer to one another end', () => {
  const body = '<p>schema.org Order</p><div id="a" itemscope itemprop="x" itemref="b"></div><div id="b" itemscope itemprop="y" itemref="a"></div><div itemscope itemtype="https://schema.org/Order" itemref="a b"><i itemprop="orderNumber">Z9</i></div>';
  expect(readPage(generic, madePage('https://kite.example/', body)).reading).toMatchObject({ orders: [{ orderNumber: 'Z9' }] });
});

it('a page that only speaks of orders says nothing', () => {
  expect(readPage(generic, madePage('https://kite.example/', '<p>Use schema.org Order markup</p>')).reading).toEqual({ kind: 'none' });
});
