/** Whom to ask, by table. */
import { describe, expect, it } from 'vitest';
import { newParcel } from '@/lib/intake/new-rows';
import type { Parcel, RelatedNumber } from '@/lib/model/parcel';
import { type Misses, newPlan, type PollPlan } from '@/lib/model/source-state';
import { DAY, HOUR, MINUTE } from '@/lib/model/time';
import { listWays, routeParcel, type RoutingWorld, type SourceStanding } from '@/lib/polling/router';
import { madeUpSource } from '@/tests/_support/house';

const NOON = Date.UTC(2026, 10, 24, 12);
const KEY = [{ name: 'key', label: { en: 'Key' } }];
type Meta = Parameters<typeof madeUpSource>[0];
const standing = (id: string, change: Partial<SourceStanding> = {}, meta: Meta = {}): SourceStanding => ({ meta: madeUpSource({ id, ...meta }), enabled: true, permitted: true, keyed: true, locked: false, stopped: false, restsUntil: null, failingSince: null, spent: false, ...change });
const direct = (change: Partial<SourceStanding> = {}): SourceStanding => standing('direct', change);
const own = (change: Partial<SourceStanding> = {}): SourceStanding => standing('own', change, { kind: 'own-key', secrets: KEY });
const many = (change: Partial<SourceStanding> = {}): SourceStanding => standing('many', change, { kind: 'aggregator', carriers: '*', detects: true, secrets: KEY });
const lastMile = (change: Partial<SourceStanding> = {}): SourceStanding => standing('mile', change, { carriers: ['mile-post'] });

const parcel = (carrier: string | null, change: Partial<Parcel> = {}): Parcel => ({ ...newParcel({ number: 'A1', carrier, input: {}, source: null, title: null, pickupCode: null, pickupPlace: null }, NOON), shelf: 'moving', shelfAt: 0, rev: 1, ...change });
const missed = (count: number, apart: number): Misses => ({ count, firstAt: NOON - apart - HOUR, lastAt: NOON - HOUR });
const planWith = (misses: PollPlan['misses']): PollPlan => ({ ...newPlan('post:A1', NOON, 'x'), misses });
const world = (sources: readonly SourceStanding[], change: Partial<RoutingWorld> = {}): RoutingWorld => ({ sources, hasCode: () => false, recognise: () => [], delivers: () => true, ...change });

/** The source that is asked, else what stands in the way. */
function route(sources: readonly SourceStanding[], of: Parcel, plan?: PollPlan, change: Partial<RoutingWorld> = {}): string {
  const found = routeParcel(of, plan, world(sources, change), NOON);
  return found.to === 'source' ? [found.way, ...found.beside].map(({ source, number }) => (number === of.trackingNumber ? source : `${source}#${number}`)).join(' + ') : found.blocked;
}

describe('one source for a parcel', () => {
  it.each([
    ['the carrier itself comes first', [many(), own(), direct()], 'direct'],
    ['then the own key', [many(), own()], 'own'],
    ['then the aggregator', [many()], 'many'],
    ['a permission that is missing is asked for', [direct({ permitted: false })], 'permission_missing'],
    ['an aggregator that may be asked serves while the carrier is not allowed', [direct({ permitted: false }), many()], 'many'],
    ['a refused key says so', [many({ stopped: true })], 'auth'],
    ['locked keys say so', [many({ locked: true })], 'locked'],
    ['what needs no key is asked while the keys are locked', [many({ locked: true }), direct()], 'direct'],
    ['no key at all: no source', [many({ keyed: false })], 'no_source'],
    ['what is switched off is not there', [direct({ enabled: false })], 'no_source'],
    ['a day’s budget that is used up leaves it to the other direct one', [direct({ spent: true }), own(), many()], 'own'],
    ['but never to an aggregator: tomorrow costs nothing', [direct({ spent: true }), many()], 'direct'],
    ['so does a long rest', [direct({ restsUntil: NOON + 3 * HOUR, failingSince: NOON - HOUR }), own()], 'own'],
    ['a short rest is waited for', [direct({ restsUntil: NOON + 5 * MINUTE, failingSince: NOON - HOUR }), own()], 'direct'],
    ['what has been broken for a day is given up for now', [direct({ restsUntil: NOON + 3 * HOUR, failingSince: NOON - 2 * DAY }), many()], 'many'],
    ['with nobody else it is asked again all the same', [direct({ restsUntil: NOON + 3 * HOUR, failingSince: NOON - 2 * DAY })], 'direct'],
  ] as const)('%s', (_title, sources, wanted) => {
    expect(route(sources, parcel('post'))).toBe(wanted);
  });

  it('the one that leads stays among its kind', () => {
    const two = [standing('a'), standing('b')];
    expect([route(two, parcel('post')), route(two, parcel('post', { leadSource: 'b' })), route([...two, many()], parcel('post', { leadSource: 'many' }))]).toEqual(['a', 'b', 'a']);
  });

  it('what the person wants is asked, and nobody else', () => {
    expect(route([direct(), own(), many()], parcel('post', { preferredSource: 'aggregator' }))).toBe('many');
    expect(route([direct(), own(), many()], parcel('post', { preferredSource: 'own' }))).toBe('own');
    expect(route([direct()], parcel('post', { preferredSource: 'own' }))).toBe('no_source');
  });
});

describe('not found', () => {
  it.each([
    ['once is not enough', [direct(), many()], { direct: missed(1, 0) }, 'direct'],
    ['nor three times within a day', [direct(), many()], { direct: missed(3, 23 * HOUR) }, 'direct'],
    ['twice a day apart moves on to the aggregator', [direct(), many()], { direct: missed(2, DAY) }, 'many'],
    ['and before it to the other direct one', [direct(), own(), many()], { direct: missed(2, DAY) }, 'own'],
    ['all direct ones gave up', [direct(), own(), many()], { direct: missed(2, DAY), own: missed(2, DAY) }, 'many'],
    ['when nobody found it the first is asked again', [direct(), many()], { direct: missed(2, DAY), many: missed(2, DAY) }, 'direct'],
    ['with nobody else it is asked on', [direct()], { direct: missed(9, 9 * DAY) }, 'direct'],
  ] as const)('%s', (_title, sources, misses, wanted) => {
    expect(route(sources, parcel('post'), planWith(misses))).toBe(wanted);
  });
});

describe('an unknown carrier', () => {
  const sources = [standing('a', {}, { carriers: ['a-post'] }), standing('b', {}, { carriers: ['b-post'] }), many()];
  const recognise = (): readonly string[] => ['a-post', 'b-post'];

  it('goes to those whose form the number has, one after the other, then to who finds carriers', () => {
    const of = parcel(null);
    expect(route(sources, of, undefined, { recognise })).toBe('a');
    expect(route(sources, of, planWith({ a: missed(1, 0) }), { recognise })).toBe('b');
    expect(route(sources, of, planWith({ a: missed(1, 0), b: missed(1, 0) }), { recognise })).toBe('many');
    expect(route([direct(), many()], of)).toBe('many');
  });

  it('those that deliver where the person is come first', () => {
    expect(route(sources, parcel(null), undefined, { recognise, delivers: (carrier) => carrier === 'b-post' })).toBe('b');
  });

  it('nobody is asked by guess where the person chose whom', () => {
    expect(route(sources, parcel(null, { preferredSource: 'many' }), undefined, { recognise })).toBe('many');
  });
});

describe('two legs', () => {
  const mile: RelatedNumber = { role: 'last_mile', carrier: 'mile-post', number: 'M9' };
  const sources = [direct(), lastMile(), many()];

  it.each([
    ['the last mile’s own source is asked beside', [mile], {}, 'direct + mile#M9'],
    ['its carrier may be known by the form of the number alone', [{ ...mile, carrier: null }], {}, 'direct + mile#M9'],
    ['another name of the same parcel is no leg, unless its carrier is told', [{ role: 'alternate', carrier: null, number: 'M9' }], {}, 'direct'],
    ['the parcel’s own number is no leg', [{ ...mile, number: 'A1' }], {}, 'direct'],
    ['a leg that was not found twice a day apart is left alone', [mile], { 'mile#M9': missed(2, DAY) }, 'direct'],
    ['a leg whose carrier only an aggregator knows is not asked: it would cost twice', [{ ...mile, carrier: 'else-post' }], {}, 'direct'],
  ] as const)('%s', (_title, related, misses, wanted) => {
    expect(route(sources, parcel('post', { related }), planWith(misses), { recognise: (number) => (number === 'M9' ? ['mile-post'] : []) })).toBe(wanted);
  });

  it('once it leads it alone is asked; when it cannot be asked any more the first carrier is', () => {
    const led = parcel('post', { related: [mile], leadSource: 'mile', leadNumber: 'M9' });
    expect(route(sources, led)).toBe('mile#M9');
    expect(route([direct(), lastMile({ stopped: true }), many()], led)).toBe('direct');
    expect(route(sources, led, planWith({ 'mile#M9': missed(2, DAY) }))).toBe('direct');
  });
});

it('the whole order of one parcel', () => {
  const ways = listWays(parcel('post'), planWith({ direct: missed(2, DAY) }), world([many(), direct(), own({ spent: true }), standing('off', { enabled: false })]), NOON);
  expect(ways.map(({ source, aggregator }) => [source, aggregator])).toEqual([['own', false], ['many', true], ['direct', false]]);
});
