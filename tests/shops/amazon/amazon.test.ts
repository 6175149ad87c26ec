import { describe, expect, it } from 'vitest';
import type { OrderReport, ShopReading } from '@/lib/adapter/shop-contract';
import amazon from '@/lib/shops/amazon';
import links from '@/lib/shops/amazon/links';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, READ_AT, readPage, type ShopFixture } from '../reading';

const LIST = 'https://www.amazon.com/your-orders/orders?timeFilter=year-2025&startIndex=10';
const fixtures = {
  columns: { file: 'list-columns.html', url: LIST },
  german: { file: 'list-german.html', url: 'https://www.amazon.de/your-orders/orders' },
  encrypted: { file: 'list-encrypted.html', url: 'https://www.amazon.co.jp/-/en/gp/css/order-history' },
  empty: { file: 'list-empty.html', url: 'https://www.amazon.com/your-orders/orders?timeFilter=year-2003' },
  components: { file: 'detail-components.html', url: 'https://www.amazon.co.uk/your-orders/order-details?orderID=204-9090901-1212129' },
  boxes: { file: 'detail-boxes.html', url: 'https://www.amazon.ca/gp/your-account/order-details/ref=x?orderID=701-4567123-8901234' },
  tracking: { file: 'tracking.html', url: 'https://www.amazon.com/progress-tracker/package/?itemId=a&orderId=114-7316042-9904418' },
  signin: { file: 'signin.html', url: 'https://www.amazon.es/ap/signin?openid.return_to=x', requestedUrl: 'https://www.amazon.es/your-orders/orders' },
  mfa: { file: 'mfa.html', url: 'https://www.amazon.com/ap/mfa' },
  captcha: { file: 'captcha.html', url: 'https://www.amazon.fr/errors/validateCaptcha', requestedUrl: LIST },
  botCheck: { file: 'bot-check.html', url: LIST },
} satisfies Readonly<Record<string, ShopFixture>>;

keepsTheShopContract({ shop: amazon, pages: Object.values(fixtures), personal: ['Quentin Testperson', '77 Imaginary Lane'] });

const readingOf = (fixture: ShopFixture): ShopReading => readPage(amazon, pageOf('amazon', fixture)).reading;
const ordersOf = (reading: ShopReading): readonly OrderReport[] => (reading.kind === 'orders' ? reading.orders : []);
/** The fixture's page with a part replaced. */
const changed = (fixture: ShopFixture, from: string | RegExp, to: string, url = fixture.url): ShopReading => {
  const page = pageOf('amazon', fixture);
  expect(page.body).toMatch(from);
  return readPage(amazon, { ...page, url, body: page.body.replaceAll(from, to) }).reading;
};

describe('the list', () => {
  it('in columns: two shipments of three kinds of line boxes, what the order offers, the next page', () => {
    const reading = readingOf(fixtures.columns);
    expect(ordersOf(reading)[0]).toEqual({
      shop: 'amazon', orderNumber: '114-7316042-9904418', placedAt: '2025-11-02', status: 'Delivered November 6; Arriving Friday', state: 'partly_shipped', seller: null, site: 'amazon.com', shipmentCount: 2,
      total: { amount: '2318.07', currency: 'USD' },
      items: [
        { title: 'Desk lamp, "Copper"', quantity: 2, unitPrice: null, itemId: 'B0FIXTURE1', url: 'https://www.amazon.com/dp/B0FIXTURE1?ref=y', image: 'https://m.media-amazon.com/images/I/lamp.jpg', status: 'Delivered November 6' },
        { title: 'Bookend, left', quantity: 3, unitPrice: null, itemId: 'B0FIXTURE2', url: 'https://www.amazon.com/dp/B0FIXTURE2', image: 'https://m.media-amazon.com/images/I/l.jpg', status: 'Arriving Friday' },
        { title: 'Bookend, right', quantity: 1, unitPrice: null, itemId: 'B0FIXTURE3', url: 'https://www.amazon.com/gp/product/B0FIXTURE3/ref=z', image: 'https://m.media-amazon.com/images/I/r.jpg', status: 'Arriving Friday' },
      ],
      detailUrl: 'https://www.amazon.com/gp/css/order-details?orderID=114-7316042-9904418&ref=x',
      trackingUrl: 'https://www.amazon.com/progress-tracker/package/?itemId=a&orderId=114-7316042-9904418&shipmentId=S1',
      cancelUrl: 'https://www.amazon.com/progress-tracker/package/preship/cancel-items?orderID=114-7316042-9904418',
      links: {
        order: 'https://www.amazon.com/gp/css/order-details?orderID=114-7316042-9904418&ref=x', invoice: 'https://www.amazon.com/gp/css/summary/print.html?orderID=114-7316042-9904418',
        cancel: 'https://www.amazon.com/progress-tracker/package/preship/cancel-items?orderID=114-7316042-9904418', logistics: 'https://www.amazon.com/progress-tracker/package/?itemId=a&orderId=114-7316042-9904418&shipmentId=S1',
        after_sales: 'https://www.amazon.com/spr/returns/cart?orderId=114-7316042-9904418', customer_service: 'https://www.amazon.com/gp/help/contact/contact.html?assistanceType=order&orderId=114-7316042-9904418',
      },
    });
    expect(ordersOf(reading)[1]).toMatchObject({ orderNumber: '113-5550198-0076644', status: 'Refunded', state: 'completed', afterSales: 'Refunded', afterSalesState: 'refunded', items: [{ itemId: 'B0FIXTURE4', afterSales: 'Refunded' }] });
    expect(reading).toMatchObject({ page: 'list', paging: { totalOrders: 1037, current: 2, hasMore: true, nextUrl: 'https://www.amazon.com/your-orders/orders?timeFilter=year-2025&startIndex=20' } });
  });

  it('in German: euros, a digital order without a status, a cancelled one without a total, no further page', () => {
    const reading = readingOf(fixtures.german);
    expect(ordersOf(reading).map(({ orderNumber, placedAt, total, status, state }) => [orderNumber, placedAt, total?.amount ?? null, total?.currency ?? null, status, state])).toEqual([
      ['304-6112908-4471153', '2026-03-06', '1207.43', 'EUR', 'Zugestellt: 9. März', 'delivered'],
      ['D01-4471153-6112908', '2026-02-28', '4.99', 'EUR', null, 'unknown'],
      ['303-1010101-2020202', '2026-02-01', null, null, 'Storniert', 'cancelled'],
    ]);
    expect(ordersOf(reading)[0]).toMatchObject({ trackingUrl: 'https://www.amazon.de/progress-tracker/package?itemId=R&orderId=304-6112908-4471153', links: { refund_status: 'https://www.amazon.de/spr/returns/prep?orderId=304-6112908-4471153' } });
    expect(reading).toMatchObject({ paging: { totalOrders: 3, hasMore: false } });
  });

  it('with encrypted parts: a number alone, a card without its lines, and a card whose script has run', () => {
    expect(ordersOf(readingOf(fixtures.encrypted)).map(({ orderNumber, placedAt, total, status, state, items, incomplete }) => [orderNumber, placedAt, total?.amount, status, state, items.length, incomplete])).toEqual([
      ['250-3141592-6535897', null, undefined, null, 'unknown', 0, true],
      ['503-2718281-8284590', '2026-04-09', '12980', '2026年4月11日に配達しました', 'delivered', 0, true],
      ['503-1618033-9887498', '2026-04-02', '980', '到着予定 4月5日', 'paid', 1, undefined],
    ]);
  });

  it('a date that alone is encrypted is not known, and no alarm', () => {
    const card = changed(fixtures.german, '1. Februar 2026', '<div class="csd-encrypted-sensitive"><img src="wait.gif"></div>');
    expect(ordersOf(card)[2]).toMatchObject({ orderNumber: '303-1010101-2020202', placedAt: null, items: [{ title: 'Gießkanne' }] });
    expect(ordersOf(card)[2]).not.toHaveProperty('incomplete');
  });

  it('older cards mark no lines: the box around a product\'s link is one', () => {
    const body = '<div id="ordersContainer"><div class="a-box-group order"><div class="a-box order-info"><div class="a-column"><span class="label">Bestellung aufgegeben</span><span class="value">4. Mai 2019</span></div><div class="a-column"><span class="value">EUR 21,00</span></div><div><span class="value"><bdi dir="ltr">028-1212121-3434343</bdi></span></div></div>'
      + '<div class="a-box shipment"><div class="a-row shipment-top-row js-shipment-info-container"><div class="a-row"><span class="a-size-medium a-text-bold">Zugestellt: 7. Mai 2019</span></div></div><div class="a-fixed-left-grid"><div><a href="/gp/product/B0FIXTURED/ref=i"><img alt="" src="https://m.media-amazon.com/images/I/b.jpg"></a><span class="item-view-qty">2</span></div><div class="a-row"><a href="/gp/product/B0FIXTURED/ref=t">Buch</a></div><span class="a-color-price">EUR 10,50</span></div></div></div></div>';
    expect(ordersOf(readPage(amazon, madePage('https://www.amazon.de/gp/your-account/order-history', body)).reading)).toMatchObject([
      { orderNumber: '028-1212121-3434343', placedAt: '2019-05-04', total: { amount: '21.00', currency: 'EUR' }, status: 'Zugestellt: 7. Mai 2019', state: 'delivered', items: [{ title: 'Buch', quantity: 2, unitPrice: '10.50', itemId: 'B0FIXTURED' }] },
    ]);
  });

  it.each([
    ['Placed le', '2 novembre 2025', '1 204,88 €', 'https://www.amazon.fr/your-orders/orders', '2025-11-02', '1204.88', 'EUR'],
    ['注文日', '2025年11月2日', '￥1,980', 'https://www.amazon.co.jp/your-orders/orders', '2025-11-02', '1980', 'JPY'],
    ['تم الطلب', '٢ نوفمبر ٢٠٢٥', 'AED 1,204.88', 'https://www.amazon.ae/-/ar/your-orders/orders', '2025-11-02', '1204.88', 'AED'],
    ['Beställd', '2 november 2025', '1 204,88 kr', 'https://www.amazon.se/your-orders/orders', '2025-11-02', '1204.88', 'SEK'],
    ['Sipariş', '2 Kasım 2025', '1.204,88 TL', 'https://www.amazon.com.tr/your-orders/orders', '2025-11-02', '1204.88', 'TRY'],
    ['Pedido', '2 de noviembre de 2025', '$1,204.88', 'https://www.amazon.com.mx/your-orders/orders', '2025-11-02', '1204.88', 'MXN'],
    ['下单日期', '2025年11月2日', '€1,204.88', 'https://www.amazon.com/-/zh/gp/css/order-history', '2025-11-02', '1204.88', 'EUR'],
  ])('in any language and currency: %s', (label, day, total, url, placedAt, amount, currency) => {
    const page = pageOf('amazon', fixtures.columns);
    const body = page.body.replace('Order placed', label).replace('November 2, 2025', day).replace('$2,318.07', total);
    expect(ordersOf(readPage(amazon, { ...page, url, body }).reading)[0]).toMatchObject({ placedAt, total: { amount, currency }, site: new URL(url).hostname.replace('www.', '') });
  });

  it('empty is no order, and no alarm', () => {
    expect(readingOf(fixtures.empty)).toEqual({ kind: 'orders', page: 'list', orders: [], paging: { totalOrders: 0, hasMore: false } });
  });
});

describe('a detail page', () => {
  it('in blocks: sums by their words, what was refunded, quantities, sellers, payment', () => {
    expect(ordersOf(readingOf(fixtures.components))).toEqual([{
      shop: 'amazon', orderNumber: '204-9090901-1212129', placedAt: '2026-06-07', status: 'Delivered 10 June; Return started', state: 'delivered', afterSales: 'Return started', afterSalesState: 'returning', site: 'amazon.co.uk', shipmentCount: 2,
      seller: 'Pots: and more Ltd; Amazon.co.uk', paymentMethod: 'Amazon Visa •••• 4242', total: { amount: '56.50', currency: 'GBP' }, refunded: { amount: '12.00', currency: 'GBP' },
      amounts: { subtotal: '60.00', shipping: '4.99', shippingDiscount: '-4.99', tax: '9.42' }, discounts: [{ label: 'Your Coupon Savings', amount: '-3.50' }],
      items: [
        { title: 'Kettle, 1.7 l', quantity: 3, unitPrice: '15.00', itemId: 'B0FIXTURE8', url: 'https://www.amazon.co.uk/dp/B0FIXTURE8', image: 'https://m.media-amazon.com/images/I/k.jpg', seller: 'Pots: and more Ltd', status: 'Delivered 10 June' },
        { title: 'Tea towel', quantity: 1, unitPrice: '3.00', itemId: 'B0FIXTURE9', url: 'https://www.amazon.co.uk/dp/B0FIXTURE9', seller: 'Amazon.co.uk', status: 'Delivered 10 June' },
        { title: 'Coaster', quantity: 1, unitPrice: '12.00', itemId: 'B0FIXTUREA', url: 'https://www.amazon.co.uk/dp/B0FIXTUREA', status: 'Return started', afterSales: 'Return started' },
      ],
      trackingUrl: 'https://www.amazon.co.uk/gp/your-account/ship-track?itemId=j&orderId=204-9090901-1212129&shipmentId=S',
      cancelUrl: 'https://www.amazon.co.uk/progress-tracker/package/preship/cancel-items?orderID=204-9090901-1212129',
      links: {
        invoice: 'https://www.amazon.co.uk/your-orders/invoice/popover?orderId=204-9090901-1212129', logistics: 'https://www.amazon.co.uk/gp/your-account/ship-track?itemId=j&orderId=204-9090901-1212129&shipmentId=S',
        cancel: 'https://www.amazon.co.uk/progress-tracker/package/preship/cancel-items?orderID=204-9090901-1212129',
      },
    }]);
  });

  it('in boxes (older): two taxes are one, no bold total, instruments without the billing address', () => {
    expect(ordersOf(readingOf(fixtures.boxes))[0]).toMatchObject({
      orderNumber: '701-4567123-8901234', placedAt: '2024-12-01', status: 'Delivered Dec 4, 2024', seller: 'Knitwear; Amazon.com.ca ULC', paymentMethod: 'Visa ending in 0042; Gift Card',
      total: { amount: '45.99', currency: 'CAD' }, amounts: { subtotal: '40.00', shipping: '0.00', tax: '5.99' },
      items: [{ title: 'Mittens, wool', quantity: 2, unitPrice: '15.00', itemId: 'B0FIXTUREB' }, { title: 'Scarf', quantity: 1, unitPrice: '10.00', itemId: 'B0FIXTUREC' }],
    });
  });

  it('of a cancelled order may have neither shipments nor sums', () => {
    const body = '<div id="orderDetails"><div data-component="orderDate"><span>3. April 2026</span></div><div data-component="orderId"><span>302-7000000-7000001</span></div><div data-component="cancelled"><h4 class="a-alert-heading">Diese Bestellung wurde storniert.</h4></div></div>';
    expect(ordersOf(readPage(amazon, madePage('https://www.amazon.de/your-orders/order-details?orderID=302-7000000-7000001', body)).reading)).toEqual([
      { shop: 'amazon', orderNumber: '302-7000000-7000001', placedAt: '2026-04-03', status: 'Diese Bestellung wurde storniert.', state: 'cancelled', items: [], seller: null, site: 'amazon.de', total: null },
    ]);
  });
});

it('the tracking page gives the number of the parcel', () => {
  expect(readingOf(fixtures.tracking)).toEqual({ kind: 'shipments', shipments: [{ shop: 'amazon', orderNumber: '114-7316042-9904418', carrier: null, trackingNumber: 'TBA303132333435', events: [] }] });
});

it.each([['signin', 'signed_out'], ['mfa', 'signed_out'], ['captcha', 'challenge'], ['botCheck', 'challenge']] as const)('the page %s is %s', (name, failure) => {
  expect(readingOf(fixtures[name])).toEqual({ kind: 'failed', failure, paths: [] });
});

describe('a changed page is refused whole', () => {
  it.each([
    ['a date that nobody can read', fixtures.columns, 'October 30, 2025', '30/10/2025', ['orders.1.placedAt']],
    ['a number of another form', fixtures.columns, /113-5550198-0076644/g, '1135550198', ['orders.1.orderNumber']],
    ['lines without titles', fixtures.german, / Teekanne aus Glas |Teekanne/g, '', ['orders.0.items.title']],
    ['another part of the card for a status', fixtures.columns, 'Arriving Friday', 'Arriving Friday Order # 114-7316042-9904418', ['orders.0.status']],
    ['a status that never ends', fixtures.components, '<span>Delivered </span><span>10 June</span></h4>', '<span>Delivered </span><span>10 June</span>', ['status']],
    ['one order twice', fixtures.columns, /113-5550198-0076644/g, '114-7316042-9904418', ['orders.orderNumber']],
    ['no cards where there are orders', fixtures.columns, /order-card|js-order-card/g, 'card', ['orders']],
    ['sums without a total', fixtures.boxes, 'Grand Total', 'Gift wrap', ['total']],
    ['a detail page without lines', fixtures.boxes, /yohtmlc-item|\/gp\/product\//g, 'x', ['items']],
    ['a detail page without its blocks', fixtures.components, /data-component|orderDetails/g, 'x', ['detail']],
  ] as const)('%s', (_, fixture, from, to, paths) => {
    expect(changed(fixture, from, to)).toEqual({ kind: 'failed', failure: 'changed', paths });
  });
});

it('an unknown word for a shipment is noted by its first word alone', () => {
  const page = pageOf('amazon', fixtures.columns);
  const { reading, drift } = readPage(amazon, { ...page, body: page.body.replace('Arriving Friday', 'Teleported to Quentin') });
  expect(ordersOf(reading)[0]?.state).toBe('unknown');
  expect(drift).toEqual([{ path: 'status', seen: 'Teleported' }]);
});

it('knows the pages of the account on every marketplace, and no others', () => {
  const known = (address: string): boolean => amazon.matches(new URL(address));
  expect(['https://www.amazon.sg/your-orders/orders', 'https://amazon.co.za/gp/your-account/order-history?x=1', 'https://www.amazon.in/-/hi/your-orders/order-details?orderID=1'].map(known)).toEqual([true, true, true]);
  expect(['https://www.amazon.com/dp/B0FIXTURE1', 'https://www.amazon.example.com/your-orders/orders', 'https://www.amazon.com/progress-tracker/package/preship/cancel-items?orderID=1'].map(known)).toEqual([false, false, false]);
});

it('a long history goes year by year and page by page on the marketplace picked', () => {
  const [first, second] = amazon.history.stretches('amazon.de', READ_AT);
  expect([first?.url, second?.url]).toEqual(['https://www.amazon.de/your-orders/orders?timeFilter=year-2026&startIndex=0', 'https://www.amazon.de/your-orders/orders?timeFilter=year-2025&startIndex=0']);
  expect(amazon.history.next({ method: 'GET', url: LIST }, readingOf(fixtures.columns))?.url).toBe('https://www.amazon.com/your-orders/orders?timeFilter=year-2025&startIndex=20');
  expect(amazon.history.next({ method: 'GET', url: LIST }, readingOf(fixtures.german))).toBeNull();
});

it('links lead to the marketplace of the order', () => {
  const order = { number: '304-6112908-4471153', platform: null, site: 'amazon.de', trackingNumber: null };
  expect([links.order(order.number, order), links.order('D01-4471153-6112908', undefined), links.more.after_sales(order), links.more.cancel({ ...order, site: 'evil.example/' }), links.list(null)]).toEqual([
    'https://www.amazon.de/gp/your-account/order-details?orderID=304-6112908-4471153',
    'https://www.amazon.com/gp/digital/your-account/order-summary.html?ie=UTF8&orderID=D01-4471153-6112908',
    'https://www.amazon.de/spr/returns/cart?orderId=304-6112908-4471153',
    'https://www.amazon.com/progress-tracker/package/preship/cancel-items?orderID=304-6112908-4471153',
    'https://www.amazon.com/your-orders/orders',
  ]);
});
