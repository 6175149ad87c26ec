import { describe, expect, it } from 'vitest';
import temu from '@/lib/shops/temu';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage } from '../reading';

const URL_OF_LIST = 'https://www.temu.com/de/api/bg/aristotle/user_order_list';
const LIST = { file: 'list.json', url: URL_OF_LIST };
const changed = (mend: (text: string) => string) => readPage(temu, madePage(URL_OF_LIST, mend(pageOf('temu', LIST).body))).reading;

keepsTheShopContract({ shop: temu, pages: [LIST], personal: ['Erika Privat', '170 9990001'] });

describe('the list of orders', () => {
  it('gives parent orders with their child orders as lines, give-aways apart', () => {
    const { reading, drift } = readPage(temu, pageOf('temu', LIST));
    expect(reading).toMatchObject({
      kind: 'orders', page: 'list', paging: { hasMore: false },
      orders: [
        {
          orderNumber: 'PO-089-17263548901234567', placedAt: '2026-02-01T07:20:00Z', status: 'Delivered', state: 'delivered', statusCode: '4', total: { amount: '31.20', currency: 'EUR' }, seller: null, gifts: ['Gratis Beutel'],
          detailUrl: 'https://www.temu.com/bgt_order_detail.html?parent_order_sn=PO-089-17263548901234567',
          items: [{ title: 'Kabelbinder, 100 Stück', quantity: 4, unitPrice: '7.80', sku: 'Schwarz', subOrderNumber: '089-17263548901230001', url: 'https://www.temu.com/goods.html?_bg_fs=1&goods_id=6010990001' }],
        },
        { orderNumber: 'PO-089-17263548907654321', placedAt: '2026-03-04T08:00:00Z', state: 'unknown', total: { amount: '1204.00', currency: 'EUR' } },
      ],
    });
    expect(drift).toEqual([{ path: 'status_prompt', seen: 'Wird geliefert' }]);
  });

  it.each(['1', '"1"', '"true"'])('a give-away is one with %s too', (flag) => {
    expect(changed((text) => text.replace(/("is_giveaway_order":\s*)true/, `$1${flag}`))).toMatchObject({ orders: [{ gifts: ['Gratis Beutel'] }, {}] });
  });

  it('may be empty', () => {
    expect(changed(() => '{"view_orders":[]}')).toEqual({ kind: 'orders', page: 'list', orders: [], paging: null });
  });

  it.each([
    ['without a total', '"display_amount": "31.20"', '"amount": "31.20"', ['view_orders.0.price_desc.display_amount']],
    ['with a number of no parent order', '"PO-089-17263548901234567",\n   "parent_order_time"', '"089-17263548901230001",\n   "parent_order_time"', ['view_orders.0.parent_order_sn']],
    ['with a date of no time', '1769930400', '17', ['view_orders.0.parent_order_time']],
  ])('is refused whole where one order is %s', (_, from, to, paths) => {
    expect(changed((text) => text.replace(from, to))).toEqual({ kind: 'failed', failure: 'changed', paths });
  });

  it('knows a refusal and the sign-in page', () => {
    expect(changed(() => '{"error_code":40001,"error_msg":"x"}')).toMatchObject({ failure: 'upstream' });
    expect(readPage(temu, madePage('https://www.temu.com/login.html?from=x', '<html>')).reading).toMatchObject({ failure: 'signed_out' });
    expect(temu.matches(new URL('https://www.temu.com/goods.html'))).toBe(false);
  });
});
