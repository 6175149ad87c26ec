import { expect, it } from 'vitest';
import { carriers, shops } from '@/lib/catalog/meta';
import { carrierNumbers, shopNumbers } from '@/lib/catalog/numbers';

it('there is a numbers.ts for every carrier and every shop, under the same id', () => {
  expect([...carrierNumbers.keys()].sort()).toEqual([...carriers.keys()].sort());
  expect([...shopNumbers.keys()].sort()).toEqual([...shops.keys()].sort());
});
