import { expect, it } from 'vitest';
import fedex from '@/lib/sources/fedex';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const DELIVERED = '449044304137';
const read = (name: string, number: string) => readBody(fedex, fixture('fedex', name), [ask(number)]);
const SECRETS = { clientId: 'CLIENT&ID', clientSecret: 'CLIENT SECRET' };
const TOKEN = '{"access_token":"TOKEN","token_type":"bearer","expires_in":3599,"scope":"CXS"}';
const entry = (...trackResults: readonly object[]): string => JSON.stringify({ output: { completeTrackResults: [{ trackingNumber: DELIVERED, trackResults }] } });
const withCode = (code: string): string => entry({ latestStatusDetail: { code }, scanEvents: [{ date: '2026-10-05T14:02:03-04:00', eventType: code, eventDescription: 'x' }] });

keepsTheContract({
  source: fedex,
  good: { fixture: 'delivered.json', question: ask(DELIVERED) },
  personal: ['12 Invented Street', 'E.XAMPLEPERSON'],
  withCode,
  secrets: { clientId: 'CLIENT_ID', clientSecret: 'CLIENT_SECRET' },
  keyed: true,
  token: TOKEN,
});

it('a delivered parcel: offsets as written, newest first, no ETA any more', () => {
  const at = (time: string, location: string, description: string, status: string, subStatus: string | null, sourceCode: string): object => ({ time, localTime: null, rawTime: time, location, description, status, subStatus, sourceCode });
  expect(read('delivered.json', DELIVERED).answers).toEqual([{
    kind: 'found', carrier: 'fedex',
    report: {
      status: 'delivered', subStatus: null, rawStatus: 'DL', eta: null, related: [], pickup: null,
      events: [
        at('2026-10-05T14:02:03-04:00', 'OAKFIELD, ME, US', 'Delivered', 'delivered', null, 'DL'),
        at('2026-10-05T07:31:00-04:00', 'OAKFIELD, ME, US', 'On FedEx vehicle for delivery', 'out_for_delivery', null, 'OD'),
        at('2026-10-05T05:12:00-04:00', 'OAKFIELD, ME, US', 'At local FedEx facility', 'in_transit', 'arrived_facility', 'AR'),
        at('2026-10-04T21:40:00-05:00', 'MIDDLEHUB, TN, US', 'Departed FedEx hub', 'in_transit', 'departed_facility', 'DP'),
        at('2026-10-03T18:00:00+02:00', 'BEISPIELSTADT, DE', 'Picked up', 'in_transit', 'picked_up', 'PU'),
        at('2026-10-03T09:00:00+02:00', 'DE', 'Shipment information sent to FedEx', 'pre_transit', 'info_received', 'OC'),
      ],
    },
  }]);
});

it('one call about many numbers: each answer is about its own, the exception is told after the scan', () => {
  const { answers } = readBody(fedex, fixture('fedex', 'under-way.json'), [ask(DELIVERED), ask('449044304148'), ask('449044304171')]);
  expect(answers).toMatchObject([
    { kind: 'found', report: { status: 'delivered' } },
    { kind: 'found', report: { status: 'in_transit', subStatus: null, eta: { from: '2026-10-08T10:00:00-04:00', until: '2026-10-08T14:00:00-04:00' }, events: [{ description: 'On the way & moving' }, { status: 'exception', subStatus: 'delayed', description: 'Delay - Weather – plane late' }, { description: 'Picked up' }] } },
    { kind: 'inconclusive', carrier: 'fedex' },
  ]);
});

it.each([
  ['pre_transit', 'info_received', 'OC OX EP MD'], ['in_transit', 'picked_up', 'PU PX OF AP'], ['in_transit', 'arrived_facility', 'AR'], ['in_transit', 'departed_facility', 'DP LO'], ['in_transit', null, 'IT IX AF AX FD PL PF PM SF TR'],
  ['out_for_delivery', null, 'OD ED AD'], ['delivered', null, 'DL'], ['attempt_failed', null, 'DE'], ['ready_for_pickup', null, 'HL HP'], ['exception', 'delayed', 'DY DD PY'], ['exception', null, 'SE'], ['exception', 'customs_delay', 'CD'],
  ['exception', 'held', 'HA'], ['returning', null, 'RS RT'], ['cancelled', null, 'CA'], ['cancelled', 'voided', 'RD'],
])('%s %s: %s', (status, subStatus, codes) => {
  for (const code of codes.split(' ')) {
    const { answers, drift } = readBody(fedex, withCode(code), [ask(DELIVERED)]);
    expect([code, answers[0]]).toMatchObject([code, { report: { status, subStatus, rawStatus: code, events: [{ status, subStatus, sourceCode: code }] } }]);
    expect(drift).toEqual([]);
  }
});

it('a summary of a new kind is unknown, whatever the scans and the derived code say', () => {
  const { answers, drift } = readBody(fedex, entry({ latestStatusDetail: { code: 'QQ', derivedCode: 'IT' }, scanEvents: [{ date: '2026-10-05T14:02:03-04:00', eventType: 'DL' }] }), [ask(DELIVERED)]);
  expect(answers).toMatchObject([{ report: { status: 'unknown', subStatus: 'unmapped', rawStatus: 'QQ', events: [{ status: 'delivered' }] } }]);
  expect(drift).toEqual([{ path: 'latestStatusDetail.code', seen: 'QQ' }]);
});

it('without a summary the parcel follows its scans', () => {
  expect(readBody(fedex, entry({ scanEvents: [{ date: '2026-10-05T14:02:03-04:00', eventType: 'OD' }] }), [ask(DELIVERED)]).answers).toMatchObject([{ report: { status: 'out_for_delivery', rawStatus: 'OD' } }]);
});

it('a number that was used again is the parcel with the newest scan', () => {
  expect(read('reused-number.json', '449044304159').answers).toMatchObject([{ kind: 'found', report: { status: 'out_for_delivery', eta: { from: '2026-10-06', until: '2026-10-07' }, events: [{ time: '2026-10-06T08:00:00-04:00' }] } }]);
});

it('the derived code stands in; clocks without an offset stay wall clocks and the order stays; odd rows hide no other', () => {
  const { answers, drift } = read('odd.json', '449044304160');
  expect(answers).toMatchObject([{ report: { status: 'ready_for_pickup', rawStatus: 'HL', eta: null, events: [
    { time: null, localTime: '2026-10-06T08:00:00', rawTime: '2026-10-06T08:00:00', location: null, description: 'Only the exception is told', status: 'unknown', subStatus: 'unmapped', sourceCode: 'ZZ' },
    { time: null, localTime: null, rawTime: '06 October', location: null, status: 'ready_for_pickup' },
    { time: null, localTime: '2026-10-04', location: 'CN', status: 'pre_transit' },
  ] } }]);
  expect(drift).toEqual([{ path: 'scanEvents.eventType', seen: 'ZZ' }]);
});

it.each([
  [{ estimatedDeliveryTimeWindow: { window: { ends: '2026-10-08T14:00:00-04:00' } } }, '2026-10-08T14:00:00-04:00', '2026-10-08T14:00:00-04:00'],
  [{ estimatedDeliveryTimeWindow: { window: { begins: '2026-10-08T10:00:00' } } }, '2026-10-08T10:00:00', '2026-10-08T10:00:00'],
  [{ estimatedDeliveryTimeWindow: { window: {} }, dateAndTimes: [{ type: 'SHIP', dateTime: '2026-10-01T00:00:00-04:00' }, { type: 'ESTIMATED_DELIVERY', dateTime: '2026-10-09T00:00:00-04:00' }], standardTransitTimeWindow: { window: { ends: '2026-10-10' } } }, '2026-10-09T00:00:00-04:00', '2026-10-09T00:00:00-04:00'],
  [{ standardTransitTimeWindow: { window: { begins: '2026-10-10', ends: '2026-10-11' } } }, '2026-10-10', '2026-10-11'],
])('the arrival of %j', (more, from, until) => {
  expect(readBody(fedex, entry({ latestStatusDetail: { code: 'IT' }, ...more }), [ask(DELIVERED)]).answers).toMatchObject([{ report: { eta: { from, until } } }]);
});

it('an unknown number is an answer, any other word about a number is trouble over there', () => {
  expect(read('not-found.json', '449044304171').answers).toEqual([{ kind: 'not_found', carrier: 'fedex', subStatus: 'no_record', code: 'TRACKING.TRACKINGNUMBER.NOTFOUND', message: 'We do not know this number.' }]);
  expect(read('not-found.json', '449044304148').answers).toEqual([{ kind: 'failed', carrier: 'fedex', failure: 'upstream', code: 'TRACKING.DATA.UNAVAILABLE', message: 'Later, please.' }]);
  expect(readBody(fedex, entry(), [ask(DELIVERED)]).answers).toMatchObject([{ kind: 'inconclusive' }]);
});

it.each([
  [401, 'NOT.AUTHORIZED.ERROR', 'auth'], [403, 'FORBIDDEN.ERROR', 'auth'], [404, 'NOT.FOUND.ERROR', 'upstream'], [500, 'INTERNAL.SERVER.ERROR', 'upstream'], [503, 'SERVICE.UNAVAILABLE.ERROR', 'upstream'], [400, 'BAD.REQUEST.ERROR', 'upstream'],
  [429, 'QUOTA.WORD', 'rate_limited'], [200, 'FORBIDDEN.ERROR', 'auth'], [200, 'constructor', 'upstream'],
])('HTTP %i with %s is %s for every number', (httpStatus, code, failure) => {
  const { answers } = readBody(fedex, JSON.stringify({ errors: [{ code, message: ' So it  is. ' }] }), [ask('1'), ask('2')], { httpStatus, retryAfterSeconds: 60 });
  const answer = { kind: 'failed', carrier: 'fedex', failure, code, message: 'So it is.', ...(failure === 'rate_limited' ? { retryAfterSeconds: 60 } : {}) };
  expect(answers).toEqual([answer, answer]);
});

it('buys its token with a form and asks about all numbers in one call', async () => {
  const { errand, requests } = errandWith(({ endpoint }) => (endpoint === 'fedex.token' ? TOKEN : fixture('fedex', 'under-way.json')), SECRETS);
  await fedex.track([ask(DELIVERED), ask('449044304148')], errand);
  expect(requests).toEqual([
    { endpoint: 'fedex.token', method: 'POST', url: 'https://apis.fedex.com/oauth/token', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials&client_id=CLIENT%26ID&client_secret=CLIENT+SECRET' },
    {
      endpoint: 'fedex.track', method: 'POST', url: 'https://apis.fedex.com/track/v1/trackingnumbers', headers: { Authorization: 'Bearer TOKEN', 'Content-Type': 'application/json', 'X-locale': 'en_US' },
      body: JSON.stringify({ includeDetailedScans: true, trackingInfo: [DELIVERED, '449044304148'].map((trackingNumber) => ({ trackingNumberInfo: { trackingNumber } })) }),
    },
  ]);
});

it('says in their words that the keys are refused', async () => {
  const { errand } = errandWith(() => ({ status: 401, body: fixture('fedex', 'refused-keys.json') }), SECRETS);
  expect(await fedex.track([ask(DELIVERED)], errand)).toEqual([{ kind: 'failed', carrier: 'fedex', failure: 'auth', code: 'NOT.AUTHORIZED.ERROR', message: 'These keys are not good.' }]);
});
