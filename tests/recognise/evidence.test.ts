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

it('the shop that is named brings its usual carriers to the front', () => {
  const candidates = recognise('쿠팡 29382917364059').findings[0]?.candidates;
  expect(candidates?.[0]?.source).toBe('coupang');
});
