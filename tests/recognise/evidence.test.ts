/** What the user already has weighs. */
import { expect, it } from 'vitest';
import { recognise } from '@/lib/recognise/recognise';
import { shapeKey } from '@/lib/recognise/shapes';
import { ours } from './ask';

it('a number that is stored already is what it is', () => {
  const stored = new Map([['349182736405', { kind: 'parcel' as const, source: 'sagawa' }]]);
  expect(ours('订单号 349182736405', { stored })).toEqual(['349182736405 parcel sagawa certain']);
  expect(recognise('349182736405', { stored }).findings[0]?.reasons).toEqual([{ kind: 'evidence', word: '349182736405' }]);
});

it('the last six digits of earlier Taobao numbers tell whose a new one is', () => {
  expect(ours('4829173640518273645', { taobaoTails: new Set(['273645']) })).toEqual(['4829173640518273645 order taobao certain']);
  expect(ours('4829173640518273646', { taobaoTails: new Set(['273645']) })[0]).toMatch(/possible$/);
});

it('a correction weighs for numbers of the same shape', () => {
  const corrections = new Map([[shapeKey('349182736412'), 'sagawa']]);
  expect(ours('402938475663', { corrections })).toEqual(['402938475663 parcel sagawa likely']);
});

it('of carriers that are equally possible, the one the named shop usually ships with comes first', () => {
  const first = (usual?: string): string | undefined => recognise('京东 包裹 430829173640518', usual === undefined ? {} : { usual: new Map([['jd', [usual]]]) }).findings[0]?.candidates[0]?.source;
  expect(first('sto')).toBe('sto');
  expect(first('yunda')).toBe('yunda');
});
