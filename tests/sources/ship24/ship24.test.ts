import { expect, it } from 'vitest';
import ship24 from '@/lib/sources/ship24';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const read = (name: string, ...numbers: readonly string[]) => readBody(ship24, fixture('ship24', name), numbers.map((number) => ask(number)));
const QUESTION = ask('LX200300433CN');
const SECRETS = { key: 'KEY-OF-THE-USER' };
const withMilestone = (word: string): string => fixture('ship24', 'new-milestone.json').replaceAll('NEW_MILESTONE', word);
const refusal = (code: string): string => JSON.stringify({ errors: [{ code, message: 'their words' }, { code: 'other', message: 'more' }], data: null });

keepsTheContract({
  source: ship24,
  good: { fixture: 'under-way.json', question: ask('LX200300411CN') },
  personal: ['Herr Verborgen', 'Frau Verborgen', 'Verborgene Gasse'],
  withCode: (code) => fixture('ship24', 'under-way.json').replaceAll('"in_transit"', JSON.stringify(code)),
  // The milestone decides; the detailed code, where there is one, is only kept.
  otherWords: ['info_received', 'in_transit', 'out_for_delivery', 'failed_attempt', 'available_for_pickup', 'delivered', 'exception', 'pending'].map((milestone) => (code: string) => fixture('ship24', 'under-way.json').replaceAll('"statusCode": null', `"statusCode": ${JSON.stringify(code)}`).replaceAll('"in_transit"', JSON.stringify(milestone))),
  secrets: SECRETS,
  keyed: true,
});

it('a delivered parcel: offsets as stated, fractions dropped, the carrier of the newest event, its other number, no ETA', () => {
  expect(read('delivered.json', 'LX200300400CN').answers).toEqual([{
    kind: 'found', carrier: 'slug-of-made-post',
    report: {
      status: 'delivered', subStatus: null, rawStatus: 'delivery_delivered', eta: null, related: [{ role: 'alternate', carrier: null, number: '00340000000000000017' }], pickup: null,
      events: [
        { time: '2026-10-08T11:20:00+02:00', localTime: null, rawTime: '2026-10-08T11:20:00', location: 'Musterstadt', description: 'Delivered & signed', status: 'delivered', subStatus: null, sourceCode: 'delivery_delivered' },
        { time: '2026-10-08T07:00:00+02:00', localTime: null, rawTime: '2026-10-08T07:00:00.500', location: null, description: 'On its way', status: 'out_for_delivery', subStatus: null, sourceCode: 'delivery_out_for_delivery' },
        { time: '2026-10-03T22:10:00Z', localTime: null, rawTime: '2026-10-03T22:10:00Z', location: 'Shenzhen', description: 'Left the country', status: 'in_transit', subStatus: null, sourceCode: 'in_transit' },
      ],
    },
  }]);
});

it('where every event has a time they are sorted, and the carrier is the newest one\'s', () => {
  expect(read('under-way.json', 'LX200300411CN').answers).toMatchObject([{ carrier: 'slug-of-de-other', report: {
    status: 'in_transit', subStatus: null, rawStatus: 'in_transit', eta: { from: '2026-10-09', until: '2026-10-09' }, related: [],
    events: [{ description: 'Handed over' }, { description: 'Arrived' }, { description: 'Announced', status: 'pre_transit', subStatus: 'info_received' }],
  } }]);
});

it('no offset, no time: a wall clock or a day alone, the source\'s order kept; `datetime` is never believed', () => {
  expect(read('odd-times.json', 'LX200300422CN').answers).toMatchObject([{ carrier: 'slug-of-made-post', report: { eta: { from: '2026-10-09T18:00:00+02:00', until: '2026-10-09T18:00:00+02:00' }, events: [
    { time: null, localTime: '2026-10-05T09:00:00', rawTime: '2026-10-05T09:00:00' }, { time: null, localTime: '2026-10-04', rawTime: '2026-10-04T00:00:00' }, { time: null, localTime: '2026-10-03' },
    { time: null, localTime: null, rawTime: null }, { time: '2026-10-06T09:00:00Z', localTime: null },
  ] } }]);
});

it('no tracking and a pending one are not found; pending with events is still being looked up', () => {
  const answer = { kind: 'not_found', carrier: null, subStatus: 'no_record', code: null, message: null };
  expect(read('not-found.json', 'LX200300400CN').answers).toEqual([answer]);
  expect(read('pending.json', 'LX200300444CN').answers).toEqual([answer]);
  expect(readBody(ship24, withMilestone('pending'), [ask('LX200300433CN', { carrierCode: 'made-post' })]).answers).toEqual([{ ...answer, carrier: 'slug-of-made-post', subStatus: 'lookup_pending' }]);
});

it('of several trackings the one made for the number counts, else the one that bears it', () => {
  expect(read('several.json', 'LX200300466CN', 'LX200300455CN', 'LX200300499CN').answers).toMatchObject([
    { report: { status: 'ready_for_pickup', subStatus: null, eta: null, related: [] } }, { report: { status: 'exception', related: [{ number: 'LX200300466CN' }] } }, { kind: 'inconclusive' },
  ]);
  expect(read('delivered.json', '00340000000000000017').answers).toMatchObject([{ kind: 'found', report: { related: [{ number: 'LX200300400CN' }] } }]);
});

it('a new milestone of the parcel is unknown, whatever its older events said', () => {
  const { answers, drift } = read('new-milestone.json', 'LX200300433CN');
  expect(answers).toMatchObject([{ report: { status: 'unknown', subStatus: 'unmapped', rawStatus: 'NEW_MILESTONE', events: [{ status: 'unknown' }, { status: 'in_transit' }] } }]);
  expect(drift).toContainEqual({ path: 'shipment.statusMilestone', seen: 'NEW_MILESTONE' });
});

it('without a milestone of the parcel its events decide; without events nothing is proven', () => {
  const entry = (events: readonly object[]): string => JSON.stringify({ data: { trackings: [{ tracker: { trackingNumber: QUESTION.number }, shipment: null, events }] } });
  expect(readBody(ship24, entry([{ statusMilestone: 'delivered' }]), [QUESTION]).answers).toMatchObject([{ kind: 'found', carrier: null, report: { status: 'delivered' } }]);
  expect(readBody(ship24, entry([]), [QUESTION]).answers).toMatchObject([{ kind: 'inconclusive' }]);
});

it('trackings of an unknown shape are not taken for none', () => {
  const { answers, drift } = readBody(ship24, '{"data":{"trackings":["x",{"events":7}]}}', [QUESTION]);
  expect(answers).toMatchObject([{ kind: 'failed', failure: 'changed' }]);
  expect(drift).toEqual([{ path: 'data.trackings', seen: 'missing' }]);
});

it.each([
  ['info_received', 'pre_transit', 'info_received'], ['in_transit', 'in_transit', null], ['out_for_delivery', 'out_for_delivery', null], ['failed_attempt', 'attempt_failed', null],
  ['available_for_pickup', 'ready_for_pickup', null], ['delivered', 'delivered', null], ['exception', 'exception', null],
])('%s is %s %s', (milestone, status, subStatus) => {
  const { answers, drift } = readBody(ship24, withMilestone(milestone), [QUESTION]);
  expect(answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus, sourceCode: milestone }, {}] } }]);
  expect(drift).toEqual([]);
});

it.each([
  [400, 'validation_error', 'upstream'], [401, 'unauthorized', 'auth'], [403, 'no_active_subscription', 'quota_exhausted'], [403, 'something_else', 'auth'], [404, 'tracker_not_found', 'not_registered'],
  [429, 'something_else', 'rate_limited'], [500, 'something_else', 'upstream'], [200, 'something_else', 'upstream'], [200, 'unauthorized', 'auth'], [429, 'constructor', 'rate_limited'],
])('HTTP %i with %s is %s', (httpStatus, code, failure) => {
  const { answers } = readBody(ship24, refusal(code), [QUESTION], { httpStatus, retryAfterSeconds: 7 });
  expect(answers).toEqual([{ kind: 'failed', carrier: null, failure, code, message: 'their words', ...(failure === 'rate_limited' ? { retryAfterSeconds: 7 } : {}) }]);
});

it('a refusal names the carrier that was asked about', () => {
  expect(readBody(ship24, fixture('ship24', 'refused.json'), [ask('LX200300433CN', { carrierCode: 'made-post' })], { httpStatus: 401 }).answers).toMatchObject([{ carrier: 'slug-of-made-post', failure: 'auth', message: 'The key is not known.' }]);
});

it('always asks with the same body, whatever is known of the carrier: another one would be charged anew', async () => {
  const { errand, requests } = errandWith(() => fixture('ship24', 'under-way.json'), SECRETS);
  await ship24.track([ask('LX200300411CN')], errand);
  await ship24.track([ask('LX200300411CN', { carrier: 'made-post', carrierCode: 'made-post', input: { postcode: '10115' } })], errand);
  expect(requests[1]).toEqual(requests[0]);
  expect(requests[0]).toEqual({
    endpoint: 'ship24.trackers-track', method: 'POST', url: 'https://api.ship24.com/public/v1/trackers/track',
    headers: { Authorization: 'Bearer KEY-OF-THE-USER', 'Content-Type': 'application/json' }, body: '{"trackingNumber":"LX200300411CN"}',
  });
});
