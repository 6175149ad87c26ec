import { describe, expect, it } from 'vitest';
import type { OrderReport, ShopReading } from '@/lib/adapter/shop-contract';
import ebay from '@/lib/shops/ebay';
import links from '@/lib/shops/ebay/links';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage, type ShopFixture } from '../reading';

const LIST = 'https://www.ebay.com/mye/myebay/purchase';
const fixtures = {
  list: { file: 'list.html', url: LIST },
  detail: { file: 'detail.html', url: 'https://order.ebay.com/ord/show?orderId=09-45678-12345#/' },
  empty: { file: 'list-empty.html', url: LIST },
  signin: { file: 'signin.html', url: 'https://signin.ebay.com/signin/?ru=x', requestedUrl: LIST },
  limit: { file: 'limit.html', url: LIST },
} satisfies Readonly<Record<string, ShopFixture>>;

keepsTheShopContract({ shop: ebay, pages: Object.values(fixtures), personal: ['Quentin Testperson'] });

const readingOf = (fixture: ShopFixture): ShopReading => readPage(ebay, pageOf('ebay', fixture)).reading;
const ordersOf = (reading: ShopReading): readonly OrderReport[] => (reading.kind === 'orders' ? reading.orders : []);
const withBody = (fixture: ShopFixture, from: string | RegExp, to: string, url = fixture.url): ShopReading => {
  const page = pageOf('ebay', fixture);
  expect(page.body).toMatch(from);
  return readPage(ebay, { ...page, url, body: page.body.replaceAll(from, to) }).reading;
};

describe('the purchase history', () => {
  it('facts by their shape, the variant apart from the quantity, two sellers, currency by the words', () => {
    const reading = readingOf(fixtures.list);
    expect(ordersOf(reading)).toEqual([
      {
        shop: 'ebay', orderNumber: '09-45678-12345', placedAt: '2026-05-30', status: 'Shipped on Tue, Jun 2', state: 'shipped', site: 'ebay.com', seller: 'mugs_and_more; saucerer', total: { amount: '1041.25', currency: 'USD' },
        items: [
          { title: 'Enamel mug', quantity: 50, unitPrice: '20.50', itemId: '296001002003', url: 'https://www.ebay.com/itm/296001002003?hash=1', sku: 'Color:Blue;Size:L', image: 'https://i.ebayimg.com/images/g/a/s-l140.jpg', seller: 'mugs_and_more' },
          { title: 'Saucer', quantity: 1, unitPrice: '16.25', itemId: '296001002004', url: 'https://www.ebay.com/itm/Saucer/296001002004', seller: 'saucerer' },
        ],
        detailUrl: 'https://order.ebay.com/ord/show?orderId=09-45678-12345#/',
        links: { order: 'https://order.ebay.com/ord/show?orderId=09-45678-12345#/', customer_service: 'https://contact.ebay.com/ws/eBayISAPI.dll?ShowSellerFAQ&iid=296001002003' },
      },
      {
        shop: 'ebay', orderNumber: '11-22334-45566', placedAt: '2026-05-02', status: 'Refunded', state: 'completed', afterSales: 'Refunded', afterSalesState: 'refunded', site: 'ebay.com', seller: null, total: { amount: '6.90', currency: 'AUD' },
        items: [{ title: 'Postcard', quantity: 1, unitPrice: null, itemId: '296001002009', url: 'https://www.ebay.com.au/itm/296001002009' }],
      },
    ]);
    expect(reading).toMatchObject({ page: 'list', paging: { hasMore: true } });
  });

  it.each([
    ['https://www.ebay.de/mye/myebay/purchase', '30. Mai 2026', 'EUR 1.041,25', 'EUR'], ['https://www.ebay.co.uk/mye/myebay/purchase', '30 May 2026', '£1,041.25', 'GBP'],
    ['https://www.ebay.ca/mye/myebay/purchase', '30 mai 2026', 'C $1,041.25', 'CAD'], ['https://www.ebay.com.au/mye/myebay/purchase', '30 May 2026', '$1,041.25', 'AUD'],
  ])('in the language and currency of %s', (url, day, total, currency) => {
    const page = pageOf('ebay', fixtures.list);
    const body = page.body.replace('May 30, 2026', day).replace('US $1,041.25', total);
    expect(ordersOf(readPage(ebay, { ...page, url, body }).reading)[0]).toMatchObject({ placedAt: '2026-05-30', total: { amount: '1041.25', currency } });
  });

  it('the next page: none where the button is closed, its address where it is a link', () => {
    const next = /<button class="pagination__next"[^>]*><\/button>/;
    expect(withBody(fixtures.list, new RegExp(next, 'g'), '<button class="pagination__next" aria-disabled="true"></button>')).toMatchObject({ paging: { hasMore: false } });
    const linked = withBody(fixtures.list, new RegExp(next, 'g'), '<a class="pagination__next" href="/mye/myebay/purchase?page=2"></a>');
    expect(ebay.history.next({ method: 'GET', url: LIST }, linked)?.url).toBe(`${LIST}?page=2`);
    expect(ebay.history.next({ method: 'GET', url: LIST }, readingOf(fixtures.list))).toBeNull();
  });

  it('empty is no order, and no alarm', () => {
    expect(readingOf(fixtures.empty)).toEqual({ kind: 'orders', page: 'list', orders: [], paging: null });
  });
});

it('a detail page gives the facts and both parcels, and claims no items', () => {
  expect(ordersOf(readingOf(fixtures.detail))).toEqual([{
    shop: 'ebay', orderNumber: '09-45678-12345', placedAt: '2026-05-30', status: null, state: 'unknown', items: [], seller: null, site: 'ebay.com', total: { amount: '1041.25', currency: 'USD' }, trackingNumber: '9400100000000000000001', carrier: 'USPS',
    parcels: [{ trackingNumber: '9400100000000000000001', carrier: 'USPS' }, { trackingNumber: '1Z999AA10123456784', carrier: null }],
  }]);
});

it('sign-in, the limit of a day and the check page are told apart', () => {
  expect(readingOf(fixtures.signin)).toEqual({ kind: 'failed', failure: 'signed_out', paths: [] });
  expect(readPage(ebay, { ...pageOf('ebay', fixtures.signin), url: LIST }).reading).toEqual({ kind: 'failed', failure: 'signed_out', paths: [] });
  expect(readingOf(fixtures.limit)).toEqual({ kind: 'failed', failure: 'rate_limited', paths: [] });
  expect(readPage(ebay, madePage('https://www.ebay.com/splashui/captcha?ap=1', '<p>Please verify yourself</p>')).reading).toEqual({ kind: 'failed', failure: 'challenge', paths: [] });
});

describe('a changed page is refused whole', () => {
  it.each([
    ['a date of another form', fixtures.list, 'May 2, 2026', '02/05/26', ['orders.1.placedAt']],
    ['no total', fixtures.list, 'AU $6.90', '', ['orders.1.total']],
    ['no number', fixtures.list, '11-22334-45566', '11223344', ['orders.1.orderNumber']],
    ['another part of the card for a status', fixtures.list, '>Refunded<', '>Refunded 11-22334-45566<', ['orders.1.status']],
    ['no items', fixtures.list, /m-container-item-layout-row__body|input-listing-id/g, 'x', ['orders.0.items', 'orders.1.items']],
    ['cards of another name', fixtures.list, 'm-order-card', 'm-purchase', ['orders']],
    ['a container of another name', fixtures.list, /m-order-card|ITEM_CONTAINER/g, 'x', ['orders']],
    ['a detail page without a date', fixtures.detail, 'May 30, 2026 at 9:14 AM', 'recently', ['placedAt']],
  ] as const)('%s', (_, fixture, from, to, paths) => {
    expect(withBody(fixture, from, to)).toEqual({ kind: 'failed', failure: 'changed', paths });
  });
});

it('an unknown word is noted by its first word alone', () => {
  const page = pageOf('ebay', fixtures.list);
  const { reading, drift } = readPage(ebay, { ...page, body: page.body.replace('Shipped on', 'Teleported to') });
  expect([ordersOf(reading)[0]?.state, drift]).toEqual(['unknown', [{ path: 'status', seen: 'Teleported' }]]);
});

it('history and links lead to the marketplace picked', () => {
  expect([ebay.history.stretches('ebay.de')[0]?.url, ebay.history.stretches('evil.example')[0]?.url]).toEqual(['https://www.ebay.de/mye/myebay/purchase', LIST]);
  const order = { number: '09-45678-12345', platform: null, site: 'ebay.de', trackingNumber: null };
  expect([links.order(order.number, order), links.list('evil.example/')]).toEqual(['https://order.ebay.de/ord/show?orderId=09-45678-12345#/', LIST]);
});
