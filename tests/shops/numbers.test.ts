/** Every shop knows its own numbers: the samples of its meta.json, good and bad. */
import { describe, expect, it } from 'vitest';
import { shops } from '@/lib/catalog/meta';
import { shopNumbers } from '@/lib/catalog/numbers';
import { recognise } from '@/lib/recognise/recognise';
import { fits } from '../fits';

describe.each([...shops.values()].map((meta) => [meta.id, meta] as const))('%s', (id, { samples, names }) => {
  const knowledge = shopNumbers.get(id) ?? { shapes: [] };

  it('takes its good samples and refuses its bad ones', () => {
    expect(samples.good.filter((number) => !fits(knowledge, number))).toEqual([]);
    expect(samples.bad.filter((number) => fits(knowledge, number))).toEqual([]);
    expect(samples.good.length > 0 && samples.bad.length > 0).toBe(knowledge.shapes.length > 0);
  });

  it('has a name in every language we speak', () => {
    expect(Object.keys(names).sort()).toEqual(['en', 'zh-CN', 'zh-TW']);
  });
});

// Other shops have no numbers of their own.
const named = [...shops.values()].filter(({ samples }) => samples.good.length > 0);

it.each(named.map(({ id, names, samples }) => [id, names['zh-CN'] ?? '', samples.good[0] ?? ''] as const))('%s is found by its name and a label beside a number of its own', (id, name, number) => {
  const [finding] = recognise(`${name} 订单号：${number}`).findings;
  expect(finding).toMatchObject({ kind: 'order', value: number });
  expect(finding?.candidates[0]?.source).toBe(id);
});
