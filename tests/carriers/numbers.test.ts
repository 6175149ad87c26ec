/** Every carrier knows its own numbers: the samples of its meta.json, good and bad. */
import { describe, expect, it } from 'vitest';
import { carriers, sources } from '@/lib/catalog/meta';
import { carrierNumbers } from '@/lib/catalog/numbers';
import { recognise } from '@/lib/recognise/recognise';
import { fits } from '../fits';

const all = [...carriers.values()].map((meta) => [meta.id, meta] as const);

describe.each(all)('%s', (id, { samples, names }) => {
  const knowledge = carrierNumbers.get(id) ?? { shapes: [] };

  it('takes its good samples', () => {
    expect(samples.good.filter((number) => !fits(knowledge, number))).toEqual([]);
  });

  it('refuses its bad samples', () => {
    expect(samples.bad.length).toBeGreaterThan(0);
    expect(samples.bad.filter((number) => fits(knowledge, number))).toEqual([]);
  });

  it('has a name in every language we speak', () => {
    expect(Object.keys(names).sort()).toEqual(['en', 'zh-CN', 'zh-TW']);
  });

  it('is found by its name beside a number of its own', () => {
    const [finding] = recognise(`${names['zh-CN'] ?? ''} 运单号 ${samples.good[0] ?? ''}`).findings.filter(({ kind }) => kind === 'parcel');
    expect(finding?.value).toBe(samples.good[0]);
    // A number that proves whose it is may say so against a name: a post with a folder is surer than the union of posts.
    expect(finding?.candidates.map(({ source }) => source)).toContain(finding?.certainty === 'certain' && id === 's10' ? 's10' : id);
  });
});

it('what the five sources call the carriers is known', () => {
  const codes = (source: string, wanted: Readonly<Record<string, string | number>>): void => {
    for (const [carrier, code] of Object.entries(wanted)) expect(carriers.get(carrier)?.codes[source], `${source} ${carrier}`).toBe(code);
  };
  expect([...sources.keys()]).toEqual(expect.arrayContaining(['kuaidi100', 'seventeentrack']));
  codes('seventeentrack', { 'china-post': 3011, 'correios-br': 2151, cainiao: 190271, usps: 21051, 'dhl-express': 100001, ups: 100002, fedex: 100003, 'amazon-logistics': 100143, yanwen: 190012 });
  codes('kuaidi100', { yto: 'yuantong', zto: 'zhongtong', sto: 'shentong', yunda: 'yunda', 'sf-express': 'shunfeng', 'jd-logistics': 'jd', ems: 'ems', 'china-post': 'youzhengguonei', 'jt-express': 'jtexpress', deppon: 'debangkuaidi' });
});

it('SF asks for the end of the phone number', () => {
  expect(carriers.get('sf-express')?.needs).toEqual(['phoneTail']);
});
