import { expect, it } from 'vitest';
import ups from '@/lib/sources/ups';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const DELIVERED = '1Z12345E0291980793';
const PIECE = '1Z12345E1505270452';
const read = (name: string, number: string) => readBody(ups, fixture('ups', name), [ask(number)]);
const TOKEN = '{"token_type":"Bearer","issued_at":"1759400000000","client_id":"x","access_token":"TOKEN","expires_in":"14399","status":"approved"}';
const parcel = (more: object): string => JSON.stringify({ trackResponse: { shipment: [{ inquiryNumber: DELIVERED, package: [{ trackingNumber: DELIVERED, ...more }] }] } });
const withStatus = (status: object, currentStatus: object = status): string => parcel({ activity: [{ status, date: '20261005', time: '140203', gmtOffset: '-04:00' }], currentStatus });
const refusal = (code: string | null, message = 'So it is.'): string => JSON.stringify({ response: { errors: [{ code, message }] } });

keepsTheContract({
  source: ups,
  good: { fixture: 'delivered.json', question: ask(DELIVERED) },
  personal: ['XAMPLEPERSON', 'c2lnbmF0dXJl', 'Evelyn Xample', '12 Invented Street'],
  withCode: (code) => withStatus({ type: code, statusCode: code, code }),
  otherWords: [(code) => withStatus({ type: code })],
  secrets: { clientId: 'CLIENT_ID', clientSecret: 'CLIENT_SECRET' },
  keyed: true,
  token: TOKEN,
});

it('a delivered parcel: local clocks with their offset, a first zero that is missing, blanks at the end', () => {
  expect(read('delivered.json', DELIVERED).answers).toEqual([{
    kind: 'found', carrier: 'ups',
    report: {
      status: 'delivered', subStatus: null, rawStatus: '011', eta: null, related: [], pickup: null,
      events: [
        { time: '2026-10-05T14:02:03-04:00', localTime: null, rawTime: '20261005 140203', location: 'OAKFIELD, ME, US', description: 'DELIVERED', status: 'delivered', subStatus: null, sourceCode: '011' },
        { time: '2026-10-05T08:15:00-04:00', localTime: null, rawTime: '20261005 81500', location: 'OAKFIELD, ME, US', description: 'Out For Delivery Today', status: 'out_for_delivery', subStatus: null, sourceCode: '021' },
        { time: '2026-10-05T03:33:00-04:00', localTime: null, rawTime: '20261005 033300', location: 'OAKFIELD, ME, US', description: 'Arrived at Facility', status: 'in_transit', subStatus: 'arrived_facility', sourceCode: '005' },
        { time: '2026-10-03T19:00:00+02:00', localTime: null, rawTime: '20261003 190000', location: 'BEISPIELSTADT, DE', description: 'Pickup Scan', status: 'in_transit', subStatus: 'picked_up', sourceCode: '038' },
        { time: '2026-10-03T10:16:04+02:00', localTime: null, rawTime: '20261003 101604', location: 'DE', description: 'Shipper created a label, UPS has not received the package yet.', status: 'pre_transit', subStatus: 'label_created', sourceCode: '003' },
      ],
    },
  }]);
});

it('on the way: the newest scan of the same code says more; a clock without an offset stays one; the other number is told', () => {
  expect(read('under-way.json', '1Z12345E6692804405').answers).toMatchObject([{
    report: {
      status: 'in_transit', subStatus: 'arrived_destination_country', rawStatus: '005', eta: { from: '2026-10-09', until: '2026-10-09T12:00:00' },
      related: [{ role: 'alternate', carrier: null, number: '92748999998888877777' }],
      events: [
        { subStatus: 'arrived_destination_country', time: '2026-10-06T02:41:00-05:00' }, { subStatus: 'departed_origin_country', time: '2026-10-05T23:30:00+01:00' },
        { subStatus: 'customs_processing', time: null, localTime: '2026-10-05T23:00:00', description: 'Your package & its papers are at the clearing agency.' },
      ],
    },
  }]);
});

it('of several pieces the one that was asked about; it is also found by its other number', () => {
  expect(read('several-pieces.json', '1Z12345E1392654435').answers).toMatchObject([{ report: { status: 'exception', subStatus: 'address_problem', eta: { from: '2026-10-06T14:15:00', until: '2026-10-06T18:15:00' } } }]);
  expect(read('several-pieces.json', PIECE).answers).toMatchObject([{ report: { status: 'delivered' } }]);
  expect(read('under-way.json', '92748999998888877777').answers).toMatchObject([{ kind: 'found', report: { related: [{ number: '1Z12345E6692804405' }] } }]);
});

it('a code of a new kind is unknown whatever its type; without a code the type says it; a day without a clock stays a day', () => {
  const { answers, drift } = read('odd.json', PIECE);
  expect(answers).toMatchObject([{ report: { status: 'unknown', subStatus: 'unmapped', rawStatus: '777', eta: { from: '2026-10-07', until: '2026-10-07' }, events: [
    { status: 'unknown', subStatus: 'unmapped', sourceCode: '777' },
    { status: 'in_transit', subStatus: 'arrived_facility', sourceCode: 'I', time: null, localTime: '2026-10-05', rawTime: '20261005' },
    { status: 'pre_transit', subStatus: 'label_created', sourceCode: 'M', time: null, localTime: null, rawTime: null, location: 'CN' },
  ] } }]);
  expect(drift).toEqual([{ path: 'activity.status', seen: '777' }, { path: 'currentStatus', seen: '777' }]);
});

it.each([
  ['pre_transit', 'label_created', '3 79 80 157 166'], ['pre_transit', 'awaiting_pickup', '44 45 77'], ['in_transit', 'picked_up', '38 160 167 168 169'], ['in_transit', null, '5 10 25 39 47 87 158 159 164 165'],
  ['in_transit', 'at_delivery_office', '16 71 75'], ['in_transit', 'handed_to_partner', '73 74 137 143'], ['in_transit', 'customs_processing', '12 92 123'], ['in_transit', 'customs_cleared', '14 84 134'],
  ['in_transit', 'customs_info_required', '58 124 125 141'], ['exception', 'customs_delay', '126'], ['exception', 'delayed', '138 46 48 49 86 90'], ['out_for_delivery', null, '6 21 37 72 78 89 91 146 162'],
  ['ready_for_pickup', null, '17 40'], ['ready_for_pickup', 'post_office', '144'], ['ready_for_pickup', 'pickup_point', '161'], ['attempt_failed', null, '22 23 24 60 65 66 145'], ['attempt_failed', 'identity_check', '61 139'],
  ['attempt_failed', 'payment_due', '62'], ['attempt_failed', 'refused', '64'], ['exception', null, '13 29 30 69 76'], ['exception', 'weather', '32 51 52 53'], ['exception', 'security', '132'], ['exception', 'address_problem', '50'],
  ['exception', 'damaged', '59 81'], ['exception', 'lost', '68'], ['exception', 'held', '83'], ['exception', 'payment_due', '85'], ['exception', 'seized', '147'], ['exception', 'destroyed', '149'],
  ['in_transit', 'redirected', '18 19 20 27 28 54 55 56 95 96 97 98 99 100 101 102 103 104 105 106 107 108 109 110 111 112 113 114 115 116 117 118 119 120 121 122'],
  ['returning', 'requested', '33'], ['returning', null, '35 36'], ['returned', 'to_sender', '34 67'], ['delivered', null, '11 26'], ['cancelled', 'voided', '7 43'], ['unknown', null, '0 148 163'],
])('%s %s: %s', (status, subStatus, codes) => {
  for (const code of codes.split(' ')) {
    const statusCode = code.padStart(3, '0');
    const { answers, drift } = readBody(ups, withStatus({ type: 'I', statusCode, code: 'ZZ', description: 'An updated wish' }, { code: statusCode, description: 'An updated wish' }), [ask(DELIVERED)]);
    expect([code, answers[0]]).toMatchObject([code, { report: { status, subStatus, rawStatus: statusCode, events: [{ status, subStatus, sourceCode: statusCode }] } }]);
    expect(drift).toEqual([]);
  }
});

it.each([
  ['D', 'delivered', null], ['I', 'in_transit', null], ['M', 'pre_transit', 'label_created'], ['MV', 'cancelled', 'voided'], ['X', 'exception', null], ['P', 'in_transit', 'picked_up'], ['RS', 'returned', 'to_sender'],
  ['DO', 'in_transit', null], ['DD', 'in_transit', null], ['W', 'in_transit', null], ['NA', 'unknown', 'unmapped'], ['U', 'unknown', 'unmapped'],
])('type %s alone is %s %s', (type, status, subStatus) => {
  expect(readBody(ups, withStatus({ type, description: 'x' }), [ask(DELIVERED)]).answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus }] } }]);
});

it.each([['AR', 'arrived_facility'], ['DP', 'departed_facility'], ['OR', 'picked_up'], ['EP', 'departed_origin_country'], ['IP', 'arrived_destination_country'], ['constructor', null]])('on the way with %s is %s, in the summary as the documents have it too', (code, subStatus) => {
  expect(readBody(ups, withStatus({ type: 'I', statusCode: '005', code }), [ask(DELIVERED)]).answers).toMatchObject([{ report: { status: 'in_transit', subStatus, events: [{ subStatus }] } }]);
});

it.each([['Delivery rescheduled', 'rescheduled'], ['RESCHEDULING', 'rescheduled'], ['A new date was asked for', 'rescheduled'], ['The address was updated', 'redirected']])('a wish that says "%s" is %s', (description, subStatus) => {
  expect(readBody(ups, withStatus({ statusCode: '108', description }), [ask(DELIVERED)]).answers).toMatchObject([{ report: { status: 'in_transit', subStatus, events: [{ subStatus }] } }]);
});

it.each([
  [[['SDD', '20261008']], { type: 'EDW', startTime: '101500', endTime: '141500' }, '2026-10-08T10:15:00', '2026-10-08T14:15:00'],
  [[['SDD', '20261008'], ['RDD', '20261009']], { type: 'EOD' }, '2026-10-09', '2026-10-09'],
  [[['SDD', '20261008']], undefined, '2026-10-08', '2026-10-08'],
  [[['SDD', '20261008']], { type: 'CDW', startTime: '', endTime: '90000' }, '2026-10-08', '2026-10-08T09:00:00'],
])('the arrival of %j and %j', (days, deliveryTime, from, until) => {
  const body = parcel({ currentStatus: { code: '021' }, deliveryDate: days.map(([type, date]) => ({ type, date })), deliveryTime });
  expect(readBody(ups, body, [ask(DELIVERED)]).answers).toMatchObject([{ report: { eta: { from, until } } }]);
});

it('without a day there is no arrival, without a summary the parcel follows its scans', () => {
  expect(readBody(ups, parcel({ deliveryTime: { type: 'EDW', endTime: '141500' }, activity: [{ status: { statusCode: '999' } }, { status: { statusCode: '021' } }] }), [ask(DELIVERED)]).answers).toMatchObject([{ report: { status: 'out_for_delivery', rawStatus: '021', eta: null } }]);
});

it('an unknown number is an answer: as a warning, as an error, by its shape', () => {
  const gone = { kind: 'not_found', carrier: 'ups', subStatus: 'no_record', code: 'TW0001', message: 'Nothing is known' };
  expect(read('not-found.json', '1Z12345E0390105056').answers).toEqual([gone]);
  expect(readBody(ups, refusal('TW0001', 'Nothing is known'), [ask('1')], { httpStatus: 404 }).answers).toEqual([gone]);
  expect(readBody(ups, refusal(null), [ask('1')], { httpStatus: 404 }).answers).toMatchObject([{ kind: 'not_found', subStatus: 'no_record', code: '404' }]);
  expect(readBody(ups, refusal('TV1002'), [ask('1')], { httpStatus: 400 }).answers).toMatchObject([{ kind: 'not_found', subStatus: 'invalid_number', code: 'TV1002' }]);
});

it('a warning about another number or of another kind proves nothing', () => {
  expect(read('not-found.json', DELIVERED).answers).toEqual([{ kind: 'inconclusive', carrier: 'ups', code: null, message: null }]);
  expect(readBody(ups, JSON.stringify({ trackResponse: { shipment: [{ inquiryNumber: DELIVERED, warnings: [{ code: 'TW9999', message: 'x' }] }] } }), [ask(DELIVERED)]).answers).toEqual([{ kind: 'inconclusive', carrier: 'ups', code: 'TW9999', message: 'x' }]);
});

it.each([[401, '250002', 'auth'], [401, '250003', 'auth'], [403, '250003', 'auth'], [400, '250002', 'auth'], [429, '10429', 'rate_limited'], [200, '10429', 'rate_limited'], [400, '10001', 'upstream'], [500, '1', 'upstream'], [200, '1', 'upstream']])('HTTP %i with %s is %s', (httpStatus, code, failure) => {
  expect(readBody(ups, refusal(code), [ask('1')], { httpStatus }).answers).toEqual([{ kind: 'failed', carrier: 'ups', failure, code, message: 'So it is.' }]);
});

it('buys its token with HTTP Basic and asks with the number in the path', async () => {
  const { errand, requests } = errandWith(({ endpoint }) => (endpoint === 'ups.token' ? TOKEN : fixture('ups', 'delivered.json')), { clientId: 'ID', clientSecret: 'geheim' });
  await ups.track([ask(DELIVERED)], errand);
  expect(requests).toEqual([
    { endpoint: 'ups.token', method: 'POST', url: 'https://onlinetools.ups.com/security/v1/oauth/token', headers: { Authorization: `Basic ${btoa('ID:geheim')}`, 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' },
    {
      endpoint: 'ups.trackDetails', method: 'GET', url: `https://onlinetools.ups.com/api/track/v1/details/${DELIVERED}?locale=en_US&returnSignature=false&returnMilestones=false`,
      headers: { Authorization: 'Bearer TOKEN', transId: expect.stringMatching(/^[\da-f-]{36}$/) as string, transactionSrc: 'ordertrail' },
    },
  ]);
});

it('asks about nothing without a question, and says in their words that the keys are refused', async () => {
  const { errand, requests } = errandWith(() => ({ status: 401, body: fixture('ups', 'refused-keys.json') }));
  expect([await ups.track([], errand), requests]).toEqual([[], []]);
  expect(await ups.track([ask(DELIVERED)], errand)).toEqual([{ kind: 'failed', carrier: 'ups', failure: 'auth', code: '250002', message: 'These keys are not good.' }]);
});
