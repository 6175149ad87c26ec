import { describe, expect, it } from 'vitest';
import coupang from '@/lib/shops/coupang';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage } from '../reading';

const SITE = 'https://mc.coupang.com/ssr';
const DETAIL = { file: 'detail.html', url: `${SITE}/desktop/order/detail/25100077788899` };
const LIST = { file: 'list.html', url: `${SITE}/desktop/order/list` };
const DATA = { file: 'detail-data.json', url: `${SITE}/_next/data/b1/desktop/order/25100077788899.json?orderId=25100077788899` };
const TRACKING = { file: 'tracking.html', url: `${SITE}/desktop/order/delivery/tracking/25100077788899` };
const read = (fixture: typeof DETAIL, mend = (text: string) => text) => readPage(coupang, madePage(fixture.url, mend(pageOf('coupang', fixture).body))).reading;

keepsTheShopContract({ shop: coupang, pages: [DETAIL, LIST, DATA, TRACKING], personal: ['홍비밀', '010-9999-0001', '비밀로 7'] });

describe('the order page', () => {
  it('lines by state, title, price and count; a cancelled line leads nowhere', () => {
    expect(read(DETAIL)).toMatchObject({
      kind: 'orders', page: 'detail',
      orders: [{
        orderNumber: '25100077788899', placedAt: '2026-03-05', status: '배송완료; 취소완료', state: 'delivered', total: { amount: '20650', currency: 'KRW' }, amounts: { subtotal: '19620', shipping: '3000' }, discounts: [{ label: '할인금액', amount: '-1970' }],
        paymentMethod: '다른카드 / 일시불', logisticsUrl: `${SITE}/desktop/order/delivery/tracking/25100077788899`,
        items: [{ title: '통밀 크래커, 385g', quantity: 1, unitPrice: '7620', itemId: '90000000001', status: '배송완료' }, { title: '이름뿐인 상품', quantity: 12, unitPrice: '1000', status: '취소완료' }],
      }],
    });
  });
  it.each([
    ['주문번호', 'number'], ['2026. 3. 5', 'date'], ['총 결제금액', 'total'], ['<span>1 개 </span>', 'items'],
  ])('is refused whole without %s', (piece, path) => {
    expect(read(DETAIL, (text) => text.replace(piece, ''))).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
  });
});

describe('the data of pages', () => {
  it('the list: numbers, moments, flags for the state, no total', () => {
    expect(read(LIST)).toMatchObject({
      page: 'list', paging: { hasMore: true },
      orders: [
        { orderNumber: '25100077788899', placedAt: '2026-03-05T01:00:00.000Z', status: null, state: 'delivered', total: null, items: [{ title: '통밀 크래커, 385g', quantity: 1, unitPrice: '7620', itemId: '90000000001' }], links: { order: `${SITE}/desktop/order/25100077788899` } },
        { orderNumber: '25100011122200', state: 'cancelled', items: [{ unitPrice: '8550' }] },
      ],
    });
  });
  it('the endpoint of the list; it may be empty, or changed', () => {
    const url = `${SITE}/api/myorders/model/page?requestYear=2026&pageIndex=0&size=5`;
    expect(readPage(coupang, madePage(url, '{"orderList":[]}')).reading).toEqual({ kind: 'orders', page: 'list', orders: [], paging: null });
    expect(readPage(coupang, madePage(url, '{"orders":[]}')).reading).toEqual({ kind: 'failed', failure: 'changed', paths: ['orderList'] });
  });
  it('an order with what was paid', () => {
    expect(read(DATA)).toMatchObject({ page: 'detail', orders: [{ orderNumber: '25100077788899', total: { amount: '20650', currency: 'KRW' }, state: 'unknown' }] });
    expect(read(DATA, (text) => text.replace('totalPayedAmount', 'total'))).toEqual({ kind: 'failed', failure: 'changed', paths: ['payment.totalPayedAmount'] });
  });
  it('a list page without data says nothing', () => {
    expect(read(LIST, () => '<div>2026. 3. 5 주문</div>')).toEqual({ kind: 'none' });
  });
});

it('tracking: relative days in Korea, counted from when the page was read', () => {
  expect(read(TRACKING)).toEqual({
    kind: 'shipments',
    shipments: [{
      shop: 'coupang', orderNumber: '25100077788899', trackingNumber: 'OWN25100077788899', carrier: '로켓배송',
      events: [{ at: '2026-11-20T09:11:00+09:00', text: '배송완료 서초1' }, { at: '2026-11-19T23:07:00+09:00', text: '배송중 이천2' }, { at: null, text: '배송시작 이천2' }],
    }],
  });
  expect(read(TRACKING, (text) => text.replace('OWN25100077788899', ' '))).toEqual({ kind: 'shipments', shipments: [] });
});

it('knows the sign-in page', () => {
  expect(readPage(coupang, madePage('https://login.coupang.com/login/login.pang?rtnUrl=x', '<html>')).reading).toMatchObject({ failure: 'signed_out' });
});
