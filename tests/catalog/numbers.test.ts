import { expect, it } from 'vitest';
import { carriers, shops } from '@/lib/catalog/meta';
import { carrierNumbers, shopNumbers } from '@/lib/catalog/numbers';
import { carrierWords, familyOf, shopWords } from '@/lib/catalog/words';

it('there is a numbers.ts for every carrier and every shop, under the same id', () => {
  expect([...carrierNumbers.keys()].sort()).toEqual([...carriers.keys()].sort());
  expect([...shopNumbers.keys()].sort()).toEqual([...shops.keys()].sort());
});

it('words are those of each meta.json, under the same id', () => {
  const words = (names: object, aliases: readonly string[]): readonly string[] => [...new Set([...Object.values(names), ...aliases])];
  expect([...carrierWords]).toEqual([...carriers.values()].map(({ id, names, aliases }) => [id, { names: words(names, aliases), hosts: [], usualCarriers: [] }]));
  expect([...shopWords]).toEqual([...shops.values()].map(({ id, names, aliases, hosts, usualCarriers }) => [id, { names: words(names, aliases), hosts, usualCarriers }]));
});

it('the ids of a family begin with its name', () => {
  const wrong = [...carriers.values()].filter(({ id, family }) => familyOf(id) !== (family ?? id)).map(({ id }) => id);
  expect(wrong, 'Name a carrier of a family `<family>-…`, or it shares no numbers with it.').toEqual([]);
});
