import { expect, it } from 'vitest';
import douyin from '@/lib/shops/douyin';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage, type ShopFixture } from '../reading';

const [whole, short] = [{ file: 'copied.txt', url: 'clipboard' }, { file: 'copied-short.txt', url: 'clipboard' }] as const satisfies readonly ShopFixture[];
const body = pageOf('douyin', whole).body;
const read = (text: string) => readPage(douyin, madePage('clipboard', text));

keepsTheShopContract({ shop: douyin, pages: [whole, short], personal: ['钱多多', '13800138000', '幸福路18号'] });

it('reads a copied order', () => {
  expect(read(body).reading).toEqual({
    kind: 'orders', page: 'detail', paging: null,
    orders: [{
      shop: 'douyin', orderNumber: '6950192837465019283', placedAt: '2026-10-11T20:15:30+08:00', status: '待收货', state: 'shipped', seller: '暖阳家纺旗舰店', total: { amount: '228.80', currency: 'CNY' }, paymentMethod: '抖音支付',
      items: [{ title: '四件套 纯棉 1.8m', quantity: 1, unitPrice: '189.00', sku: '雾蓝;1.8m床' }, { title: '枕套 一对', quantity: 2, unitPrice: '29.90' }],
      shipping: { amount: '0.00', currency: 'CNY' }, amounts: { subtotal: '248.80' }, discounts: [{ label: '店铺优惠', amount: '-20.00' }, { label: '平台红包', amount: '-5.00' }],
    }],
  });
});

it('a label may stand alone above its value; without a state none is made up', () => {
  expect(read(pageOf('douyin', short).body).reading).toMatchObject({ orders: [{ orderNumber: '6950192837465019444', placedAt: null, status: null, state: 'unknown', seller: '简记文具', total: { amount: '37.50' }, items: [{ title: '荧光笔 六色', quantity: 3, unitPrice: '12.5' }], paymentMethod: '抖音月付' }] });
});

it('the number alone, or the word alone, is no order of Douyin’s', () => {
  const nothing = { kind: 'none' };
  expect([read(body.replaceAll('抖音支付', '支付宝')).reading, read('抖音支付 支付成功').reading, read('订单编号 6950192837465019283 抖音支付').reading, read(body.replace('6950192837465019283', '69501928374650192830000000')).reading]).toEqual([nothing, nothing, nothing, nothing]);
});

it('reads lines however they end, and not without bound', () => {
  expect(read(body.replaceAll('\n', '\r\n')).reading).toEqual(read(body).reading);
  expect(read(`抖音支付\n${'优惠 -'.repeat(50_000)}\n${'¥1 x1\n'.repeat(50_000)}`).reading).toEqual({ kind: 'none' });
});
