import { expect, it } from 'vitest';
import { findPickup } from '@/lib/notices/pickup-code';

it.each([
  ['您的快件已存放至示例花园3号门驿站，取件码7-2-3051，请及时领取', '7-2-3051', '示例花园3号门驿站'],
  ['【丰巢】取件码：48213705，已到达样例小区快递柜，请尽快取件', '48213705', '样例小区快递柜'],
  ['请凭3-1-2044到样例路便利店取件', '3-1-2044', '样例路便利店'],
  ['Ready for collection. Pickup code: AB12-99', 'AB12-99', null],
  ['Your pick-up code will follow by mail', null, null],
  ['快件派送中', null, null],
])('%s', (text, code, place) => {
  const found = findPickup(text);
  expect(found?.code ?? null).toBe(code);
  expect(found?.place ?? null).toBe(place);
});
