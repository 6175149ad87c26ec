import { expect, it } from 'vitest';
import { sources } from '@/lib/catalog/meta';
import usps from '@/lib/sources/usps';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const DELIVERED = '9205590164917312751089';
const read = (name: string, number: string) => readBody(usps, fixture('usps', name), [ask(number)]);
const TOKEN = '{"access_token":"TOKEN","token_type":"Bearer","issued_at":1759400000000,"expires_in":28799,"status":"approved","scope":"tracking"}';
const parcel = (trackingEvents: unknown, more: object = {}): string => JSON.stringify({ trackingNumber: DELIVERED, trackingEvents, ...more });
const withCode = (eventCode: string, eventType = 'x'): string => parcel([{ eventCode, eventType, eventTimestamp: '2026-10-05T14:02:00', GMTOffset: '-04:00' }]);

keepsTheContract({
  source: usps,
  good: { fixture: 'delivered.json', question: ask(DELIVERED) },
  personal: ['E XAMPLEPERSON', 'XAMPLE AND DAUGHTERS'],
  withCode,
  secrets: { clientId: 'CLIENT_ID', clientSecret: 'CLIENT_SECRET' },
  keyed: true,
  token: TOKEN,
});

it('a delivered parcel: local clocks with the offset beside them, places as far as they are told', () => {
  const at = (clock: string, offset: string, location: string, description: string, status: string, subStatus: string | null, sourceCode: string): object => ({ time: `${clock}${offset}`, localTime: null, rawTime: clock, location, description, status, subStatus, sourceCode });
  expect(read('delivered.json', DELIVERED).answers).toEqual([{
    kind: 'found', carrier: 'usps',
    report: {
      status: 'delivered', subStatus: null, rawStatus: '01', eta: null, related: [], pickup: null,
      events: [
        at('2026-10-05T14:02:00', '-04:00', 'OAKFIELD, ME 04763', 'Delivered, Left with Individual', 'delivered', null, '01'),
        at('2026-10-05T08:10:00', '-04:00', 'OAKFIELD, ME 04763', 'Out for Delivery', 'out_for_delivery', null, 'OF'),
        at('2026-10-05T07:59:00', '-04:00', 'OAKFIELD, ME 04763', 'Arrived at Post Office', 'in_transit', 'at_delivery_office', '07'),
        at('2026-10-04T22:00:00', '-05:00', 'MIDDLEHUB IL DISTRIBUTION CENTER', 'Departed USPS Regional Facility', 'in_transit', 'departed_facility', 'T1'),
        at('2026-10-03T16:00:00', '-07:00', 'WESTPORT, CA', 'Origin Acceptance', 'in_transit', 'picked_up', '03'),
      ],
    },
  }]);
});

it('on the way: an arrival as written; a clock without an offset stays one; a country is told', () => {
  expect(read('under-way.json', '9205590164917312751096').answers).toMatchObject([{ report: { status: 'in_transit', subStatus: null, eta: { from: '2026-10-09', until: '2026-10-09' }, events: [
    { location: null, time: '2026-10-06T02:00:00-04:00' }, { time: null, localTime: '2026-10-05T23:00:00', location: 'ISC EXAMPLE, JAPAN', description: 'Arrived at & processed' }, { subStatus: 'label_created', location: 'WESTPORT, CA 90000' },
  ] } }]);
  expect(readBody(usps, parcel([{ eventCode: 'OF' }], { expectedDeliveryTimeStamp: '2026-10-05T21:00:00-04:00' }), [ask(DELIVERED)]).answers).toMatchObject([{ report: { eta: { from: '2026-10-05T21:00:00-04:00' } } }]);
});

it('a locker is told apart', () => {
  expect(read('locker.json', '9205590164917312751102').answers).toMatchObject([{ report: { status: 'delivered', subStatus: 'locker' } }]);
  expect(readBody(usps, withCode('01', 'Delivered to a blocker'), [ask(DELIVERED)]).answers).toMatchObject([{ report: { status: 'delivered', subStatus: null } }]);
  expect(readBody(usps, withCode('OF', 'To the locker'), [ask(DELIVERED)]).answers).toMatchObject([{ report: { status: 'out_for_delivery', subStatus: null } }]);
});

it('a code of a new kind is unknown, the parcel follows the newest that is known; odd rows hide no other', () => {
  const { answers, drift } = read('odd.json', '9205590164917312751119');
  expect(answers).toMatchObject([{ report: { status: 'in_transit', subStatus: null, rawStatus: 'SF', eta: null, events: [
    { status: 'unknown', subStatus: 'unmapped', sourceCode: 'ZZ' }, { status: 'in_transit', time: null, localTime: null, rawTime: '09:00' },
    { status: 'unknown', subStatus: 'unmapped', sourceCode: null, description: 'A bare row', rawTime: null }, { time: '2026-10-04T09:00:00Z', rawTime: '2026-10-04T09:00:00.250Z', subStatus: 'arrived_facility' },
  ] } }]);
  expect(drift.map(({ seen }) => seen)).toEqual(['ZZ', '']);
});

it.each([
  ['GX', 'pre_transit', 'label_created'], ['03', 'in_transit', 'picked_up'], ['A1', 'in_transit', 'arrived_facility'], ['10', 'in_transit', 'arrived_facility'], ['T1', 'in_transit', 'departed_facility'], ['TL', 'in_transit', null], ['SF', 'in_transit', null],
  ['07', 'in_transit', 'at_delivery_office'], ['OF', 'out_for_delivery', null], ['01', 'delivered', null],
])('code %s is %s %s', (code, status, subStatus) => {
  const { answers, drift } = readBody(usps, withCode(code), [ask(DELIVERED)]);
  expect(answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus, sourceCode: code }] } }]);
  expect(drift).toEqual([]);
});

it('a parcel without a scan has no status that we know; a reply without a list of them has changed', () => {
  for (const none of [[], null]) expect(readBody(usps, parcel(none), [ask(DELIVERED)]).answers).toMatchObject([{ kind: 'found', report: { status: 'unknown', subStatus: 'unmapped', events: [] } }]);
  expect(readBody(usps, parcel(undefined), [ask(DELIVERED)]).answers).toMatchObject([{ kind: 'failed', failure: 'changed' }]);
});

it('an unknown number is an answer, in their own words alone', () => {
  expect(readBody(usps, fixture('usps', 'not-found.json'), [ask('1')], { httpStatus: 404 }).answers).toEqual([{ kind: 'not_found', carrier: 'usps', subStatus: 'no_record', code: '404', message: 'Nothing is known of this item.' }]);
});

it.each([[400, 'upstream'], [401, 'auth'], [403, 'auth'], [429, 'rate_limited'], [500, 'upstream'], [503, 'upstream'], [200, 'upstream']])('HTTP %i with their words is %s', (httpStatus, failure) => {
  const { answers } = readBody(usps, JSON.stringify({ apiVersion: '/tracking/v3', error: { code: String(httpStatus), message: 'So it  is.', errors: [] } }), [ask('1')], { httpStatus, retryAfterSeconds: 1800 });
  expect(answers).toEqual([{ kind: 'failed', carrier: 'usps', failure, code: String(httpStatus), message: 'So it is.', ...(failure === 'rate_limited' ? { retryAfterSeconds: 1800 } : {}) }]);
});

it.each([[401, 'invalid_client', 'auth'], [400, 'invalid_client', 'auth'], [400, 'unauthorized_client', 'auth'], [400, 'invalid_request', 'upstream'], [429, 'slow_down', 'rate_limited'], [503, 'temporarily_unavailable', 'upstream'], [200, 'constructor', 'upstream']])('HTTP %i with %s of the token call is %s', (httpStatus, error, failure) => {
  expect(readBody(usps, JSON.stringify({ error, error_description: 'So it is.' }), [ask('1')], { httpStatus }).answers).toEqual([{ kind: 'failed', carrier: 'usps', failure, code: error, message: 'So it is.' }]);
});

it('buys its token with JSON and asks for the details with the number in the path', async () => {
  const { errand, requests } = errandWith(({ endpoint }) => (endpoint === 'usps.token' ? TOKEN : fixture('usps', 'delivered.json')), { clientId: 'ID', clientSecret: 'geheim' });
  await usps.track([ask(DELIVERED)], errand);
  expect(requests).toEqual([
    { endpoint: 'usps.token', method: 'POST', url: 'https://apis.usps.com/oauth2/v3/token', headers: { 'Content-Type': 'application/json' }, body: '{"grant_type":"client_credentials","client_id":"ID","client_secret":"geheim"}' },
    { endpoint: 'usps.tracking', method: 'GET', url: `https://apis.usps.com/tracking/v3/tracking/${DELIVERED}?expand=DETAIL`, headers: { Authorization: 'Bearer TOKEN', Accept: 'application/json' } },
  ]);
});

it('asks about nothing without a question, and says in their words that the keys are refused', async () => {
  const { errand, requests } = errandWith(() => ({ status: 401, body: fixture('usps', 'refused-keys.json') }));
  expect([await usps.track([], errand), requests]).toEqual([[], []]);
  expect(await usps.track([ask(DELIVERED)], errand)).toEqual([{ kind: 'failed', carrier: 'usps', failure: 'auth', code: 'invalid_client', message: 'These keys are not good.' }]);
});

it('keeps a pace that a worker can sit out: the next call comes within seconds of the token', () => {
  expect(sources.get('usps')?.limits.gapMs).toBeLessThanOrEqual(5000);
});
