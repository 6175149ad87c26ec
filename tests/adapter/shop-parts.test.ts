/** What shop readers share beside trees, amounts and dates: lines, fields that must be there. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { joinPairs, readQuantity, tidyVariant } from '@/lib/adapter/item-parts';
import { changedBy, wireChinaTime, wireDecimal, wireDigits, wireSaid } from '@/lib/adapter/strict';

describe('lines', () => {
  it.each([['2', 2], [3, 3], ['x2', 2], ['×10', 10], ['1.5', 1.5], ['3 件', 3], ['', null], [null, null], ['many', null], [-1, null], [1e21, null]])('a quantity of %s', (shown, quantity) => {
    expect(readQuantity(shown)).toBe(quantity);
  });
  it.each([['规格：2支装', '2支装'], ['规格:三件套;颜色:原色', '规格:三件套;颜色:原色'], ['规格：大；颜色：红 ', '规格:大;颜色:红'], ['黑色 L', '黑色 L'], ['屏幕:16:9', '屏幕:16:9'], [' ', null]])('the variant %s', (shown, variant) => {
    expect(tidyVariant(shown)).toBe(variant);
  });
  it('pairs lose the colon of their name', () => {
    expect([joinPairs([{ name: '颜色分类：', value: ' 透明 ' }, { name: '尺寸', value: '中号' }, { name: '空', value: '' }, { value: '套装' }]), joinPairs([])]).toEqual(['颜色分类:透明;尺寸:中号;套装', null]);
  });
});

it('what must be there fails with its path, and no path holds a number of an order', () => {
  const shape = z.object({ shopInfo_5012338467120617552: z.object({ total: wireDecimal, at: wireChinaTime, id: wireDigits, title: wireSaid }) });
  const bad = shape.safeParse({ shopInfo_5012338467120617552: { total: 'none', at: 'soon', id: 'x1', title: ' ' } });
  expect(bad.error && changedBy(bad.error, 'data')).toEqual({ kind: 'failed', failure: 'changed', paths: ['total', 'at', 'id', 'title'].map((field) => `data.shopInfo_*.${field}`) });
  expect(shape.parse({ shopInfo_5012338467120617552: { total: '￥1,234.50', at: '2026-03-02 21:14:05', id: '5012338467120617552', title: ' a  b ' } })).toEqual({ shopInfo_5012338467120617552: { total: '1234.50', at: '2026-03-02T21:14:05+08:00', id: '5012338467120617552', title: 'a b' } });
  expect([wireSaid.safeParse(1e30).success, wireSaid.safeParse(Number.POSITIVE_INFINITY).success, wireSaid.safeParse(null).success]).toEqual([false, false, false]);
});
