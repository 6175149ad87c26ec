import { expect, it } from 'vitest';
import { carrierName, shopName, sourceName } from '@/lib/catalog/names';

it('names carriers, shops and sources in the language asked for', () => {
  expect(carrierName('yto', 'zh-CN')).toBe('圆通速递');
  expect(carrierName('yto', 'zh-TW')).toBe('圓通速遞');
  expect(carrierName('yto', 'en')).toBe('YTO Express');
  expect(shopName('taobao', 'zh-CN')).toBe('淘宝');
  expect(sourceName('kuaidi100', 'en')).toBe('Kuaidi100');
});

it('shows an id that nobody knows as it is', () => {
  expect(carrierName('17track:19131', 'zh-CN')).toBe('17track:19131');
  expect(shopName('corner-shop', 'en')).toBe('corner-shop');
  expect(sourceName('elsewhere', 'en')).toBe('elsewhere');
});
