import { expect, it } from 'vitest';
import { sources } from '@/lib/catalog/meta';
import { DAY, SECOND } from '@/lib/model/time';
import dhl from '@/lib/sources/dhl-unified';
import { World } from '@/tests/lab/world';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';
import lab from './lab';

const NUMBER = '4000100026';
const SECRETS = { apiKey: 'KEY-OF-THE-USER' };
const read = (name: string, number: string, carrier?: string) => readBody(dhl, fixture('dhl-unified', name), [ask(number, carrier === undefined ? {} : { carrier })]);
const withStep = (service: string, step: object, summary: object | null = step): string =>
  JSON.stringify({ shipments: [{ id: NUMBER, service, status: summary, events: [{ timestamp: '2026-10-05T10:00:00+02:00', description: 'x', ...step }] }] });

keepsTheContract({
  source: dhl,
  good: { fixture: 'under-way.json', question: ask(NUMBER) },
  personal: ['Erfundene Gasse 4', 'Vorname-Unterschrift', 'KD-77'],
  withCode: (code) => withStep('express', { statusCode: code, status: code }),
  // A division's own code, or the group where the division has no such code; the text is that of the round in one.
  otherWords: ['pre-transit', 'transit', 'delivered', 'failure', 'unknown'].flatMap((group) => ['express', 'parcel-de', 'ecommerce'].map((service) => (code: string) => withStep(service, { statusCode: group, status: code }))),
  explains: ({ status, description }, { events }) => status === 'out_for_delivery' && [description, events[0]?.description].some((text) => /out (?:with courier )?for delivery|delivery vehicle/i.test(text ?? '')),
  secrets: SECRETS,
  keyed: true,
});

it('a delivered parcel: wall clocks stay without a zone, the round is told by its text, the remark stands in for a missing text', () => {
  expect(read('delivered.json', '00340000000000000017').answers).toEqual([{
    kind: 'found', carrier: 'dhl-parcel-de',
    report: {
      status: 'delivered', subStatus: null, rawStatus: 'ZU', eta: null, related: [], pickup: null,
      events: [
        { time: null, localTime: '2026-10-05T13:26:00', rawTime: '2026-10-05T13:26:00', location: 'Linz, AT', description: 'Delivered & done', status: 'delivered', subStatus: null, sourceCode: 'ZU' },
        { time: null, localTime: '2026-10-05T08:00:00', rawTime: '2026-10-05T08:00:00', location: 'AT', description: 'The shipment has been loaded onto the delivery vehicle', status: 'out_for_delivery', subStatus: null, sourceCode: 'transit' },
        { time: null, localTime: '2026-10-04T19:00:00', rawTime: '2026-10-04T19:00:00', location: 'Passau, DE', description: 'Sorted', status: 'in_transit', subStatus: 'arrived_facility', sourceCode: 'ES' },
        { time: null, localTime: '2026-10-03T09:00:00', rawTime: '2026-10-03T09:00:00', location: null, description: 'Announced', status: 'pre_transit', subStatus: 'info_received', sourceCode: 'pre-transit' },
      ],
    },
  }]);
});

it('with offsets the history is in order of instants; the window beats the one estimate', () => {
  expect(read('under-way.json', NUMBER).answers).toMatchObject([{ carrier: 'dhl-express', report: {
    status: 'out_for_delivery', eta: { from: '2026-10-06T12:00:00+02:00', until: '2026-10-06T14:00:00+02:00' },
    events: [{ time: '2026-10-06T09:00:00+02:00', sourceCode: 'WC' }, { time: '2026-10-06T01:30:00Z', subStatus: 'customs_cleared' }, { time: '2026-10-05T22:00:00+08:00', subStatus: 'picked_up' }],
  } }]);
});

it('of several divisions with the same digits the one asked about answers, else the first; another number proves nothing', () => {
  expect(read('two-divisions.json', '4000100037', 'dhl-express').answers).toMatchObject([{ carrier: 'dhl-express', report: { status: 'returned', subStatus: 'to_sender' } }]);
  expect(read('two-divisions.json', '4000100037').answers).toMatchObject([{ carrier: 'dhl', report: { status: 'exception', subStatus: null, rawStatus: 'PD', events: [{ location: 'Utrecht, NL' }] } }]);
  expect(read('two-divisions.json', '4000100038').answers).toEqual([{ kind: 'inconclusive', carrier: 'dhl', code: null, message: null }]);
});

it('a number as id has lost its zeros and is still the same; a day stays a day', () => {
  expect(read('number-as-id.json', '00340000000000000024').answers).toMatchObject([{ carrier: 'dhl-parcel-de', report: { status: 'in_transit', subStatus: null, eta: { from: '2026-10-07', until: '2026-10-07' }, events: [{ time: null, localTime: '2026-10-04', location: null, description: 'Being moved' }] } }]);
});

const EXPRESS = [
  ['SA', 'in_transit', 'picked_up'], ['PU', 'in_transit', 'picked_up'], ['PL', 'in_transit', null], ['AF', 'in_transit', null], ['TR', 'in_transit', null], ['DF', 'in_transit', 'departed_facility'], ['AR', 'in_transit', 'at_delivery_office'],
  ['WC', 'out_for_delivery', null], ['OK', 'delivered', null], ['PD', 'exception', 'partial_delivery'], ['DD', 'exception', 'damaged'], ['NH', 'attempt_failed', 'recipient_absent'], ['CA', 'attempt_failed', 'business_closed'], ['ND', 'attempt_failed', null],
  ['RD', 'attempt_failed', 'refused'], ['BA', 'exception', 'address_problem'], ['CM', 'exception', 'recipient_moved'], ['HP', 'exception', 'payment_due'], ['OH', 'exception', 'held'], ['MC', 'exception', 'missorted'], ['MS', 'exception', 'missorted'],
  ['MD', 'exception', 'delayed'], ['CD', 'exception', 'customs_delay'], ['UD', 'exception', 'customs_delay'], ['IC', 'in_transit', 'customs_processing'], ['BN', 'in_transit', 'customs_processing'], ['BR', 'in_transit', 'customs_processing'],
  ['CR', 'in_transit', 'customs_cleared'], ['CC', 'ready_for_pickup', null], ['FD', 'in_transit', 'forwarded'], ['TP', 'in_transit', 'handed_to_partner'], ['RT', 'returned', 'to_sender'], ['DS', 'exception', 'destroyed'], ['SS', 'exception', 'stopped'],
].map((row) => ['express', ...row] as const);
const PARCEL = [
  ['VA', 'pre_transit', 'info_received'], ['AE', 'in_transit', 'picked_up'], ['AN', 'pre_transit', 'pickup_failed'], ['ES', 'in_transit', 'arrived_facility'], ['NB', 'in_transit', null], ['PO', 'out_for_delivery', null], ['ZU', 'delivered', null],
  ['ZF', 'ready_for_pickup', 'pickup_point'], ['LA', 'ready_for_pickup', 'pickup_point'], ['ZN', 'attempt_failed', null], ['BV', 'exception', null], ['ZO', 'in_transit', 'customs_processing'], ['GT', 'exception', 'payment_due'],
].map((row) => ['parcel-de', ...row] as const);

it.each([...EXPRESS, ...PARCEL])('%s: code %s is %s %s', (service, code, status, subStatus) => {
  const { answers, drift } = readBody(dhl, withStep(service ?? '', { statusCode: 'transit', status: code }), [ask(NUMBER)]);
  expect(answers).toMatchObject([{ report: { status, subStatus, rawStatus: code, events: [{ status, subStatus, sourceCode: code }] } }]);
  expect(drift).toEqual([]);
});

it.each([['pre-transit', 'pre_transit', 'info_received'], ['transit', 'in_transit', null], ['delivered', 'delivered', null], ['failure', 'exception', null], ['unknown', 'unknown', 'unmapped']])('group %s is %s %s, with or without a code', (statusCode, status, subStatus) => {
  for (const step of [{ statusCode, status: statusCode }, { statusCode }, { status: statusCode }]) {
    const { answers, drift } = readBody(dhl, withStep('ecommerce', step), [ask(NUMBER)]);
    expect(answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus, sourceCode: statusCode }] } }]);
    expect(drift).toEqual([]);
  }
});

it('text tells of the round only where group and code leave it open', () => {
  const statusOf = (step: object): unknown => readBody(dhl, withStep('express', { description: 'Shipment is Out For Delivery', ...step }), [ask(NUMBER)]).answers;
  expect(statusOf({ statusCode: 'transit' })).toMatchObject([{ report: { status: 'out_for_delivery' } }]);
  expect(statusOf({ statusCode: 'transit', status: 'AR' })).toMatchObject([{ report: { status: 'in_transit', subStatus: 'at_delivery_office' } }]);
  expect(statusOf({ statusCode: 'failure', status: 'failure' })).toMatchObject([{ report: { status: 'exception' } }]);
  expect(statusOf({ statusCode: 'customs', status: 'customs' })).toMatchObject([{ report: { status: 'unknown', subStatus: 'unmapped' } }]);
});

it('an unlisted code keeps its group, an unlisted group is unknown; both are noted, a sentence is no code', () => {
  const { answers, drift } = read('unlisted-codes.json', '4000100048');
  expect(answers).toMatchObject([{ report: { status: 'unknown', subStatus: 'unmapped', events: [
    { status: 'unknown', sourceCode: 'customs' }, { status: 'exception', sourceCode: 'QX' }, { status: 'out_for_delivery', sourceCode: null }, { status: 'delivered' }, { status: 'unknown', sourceCode: 'unknown' },
  ] } }]);
  expect(drift).toEqual([{ path: 'events.status', seen: 'customs' }, { path: 'events.status', seen: 'QX' }, { path: 'status', seen: 'QX' }]);
});

it('without a summary the newest known event counts', () => {
  expect(readBody(dhl, withStep('express', { statusCode: 'transit', status: 'DF' }, null), [ask(NUMBER)]).answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'departed_facility', rawStatus: 'DF' } }]);
});

it('404 in their words and an empty list are not found; a list of odd things is not', () => {
  expect(readBody(dhl, fixture('dhl-unified', 'not-found.json'), [ask(NUMBER)], { httpStatus: 404 }).answers).toEqual([{ kind: 'not_found', carrier: 'dhl', subStatus: 'no_record', code: '404', message: 'No shipment of that number.' }]);
  expect(read('empty.json', NUMBER).answers).toEqual([{ kind: 'not_found', carrier: 'dhl', subStatus: 'no_record', code: null, message: null }]);
  expect(readBody(dhl, '{"shipments":[null,{}]}', [ask(NUMBER)]).answers).toMatchObject([{ kind: 'inconclusive' }]);
  const { answers, drift } = readBody(dhl, `{"shipments":[{"id":"${NUMBER}","service":"express","events":"later"}]}`, [ask(NUMBER)]);
  expect([answers, drift]).toMatchObject([[{ kind: 'failed', carrier: 'dhl-express', failure: 'changed' }], [{ path: 'shipments' }]]);
});

it('a refused key and too many calls are told in their words, with the wait where one is stated', () => {
  expect(readBody(dhl, fixture('dhl-unified', 'wrong-key.json'), [ask(NUMBER)], { httpStatus: 401 }).answers).toEqual([{ kind: 'failed', carrier: 'dhl', failure: 'auth', code: '401', message: 'Not with this key.' }]);
  expect(readBody(dhl, fixture('dhl-unified', 'too-many.json'), [ask(NUMBER)], { httpStatus: 429, retryAfterSeconds: 7 }).answers).toEqual([{ kind: 'failed', carrier: 'dhl', failure: 'rate_limited', code: '429', message: 'Later, please.', retryAfterSeconds: 7 }]);
  expect(readBody(dhl, fixture('dhl-unified', 'too-many.json'), [ask(NUMBER)], { httpStatus: 429 }).answers[0]).not.toHaveProperty('retryAfterSeconds');
});

it('the key goes into a header, and one parcel is looked at ten times a day at most', async () => {
  const { errand, requests } = errandWith(() => fixture('dhl-unified', 'empty.json'), SECRETS);
  await dhl.track([ask(NUMBER)], errand);
  expect(requests).toEqual([{ endpoint: 'dhl-unified.track', method: 'GET', url: `https://api-eu.dhl.com/track/shipments?trackingNumber=${NUMBER}&language=en`, headers: { 'DHL-API-Key': SECRETS.apiKey } }]);
  expect(DAY / (sources.get('dhl-unified')?.limits.perNumberMs ?? 1)).toBeLessThanOrEqual(10);
});

it.each(['dhl-express', 'dhl-parcel-de', 'dhl'])('asks and reads a life of %s in the lab, and is refused without the key', async (carrier) => {
  const world = new World(() => Date.UTC(2026, 9, 10, 12));
  world.add({ number: NUMBER, carrier });
  const { errand } = errandWith((request) => {
    world.turn(SECOND);
    return lab.handle({ host: new URL(request.url).hostname, method: request.method, path: new URL(request.url).pathname, query: new URL(request.url).searchParams, headers: { 'dhl-api-key': request.headers?.['DHL-API-Key'] ?? '' }, body: '' }, world);
  }, SECRETS);
  const status = async (number: string): Promise<unknown> => {
    const [answer] = await dhl.track([ask(number)], errand);
    return answer?.kind === 'found' ? [answer.carrier, answer.report.status] : answer?.kind === 'failed' ? answer.failure : answer?.kind;
  };
  expect(await status(NUMBER)).toBe('auth');
  world.setKeys('dhl-unified', [SECRETS.apiKey]);
  expect(await status('4000109999')).toBe('not_found');
  expect(await status(NUMBER)).toEqual([carrier, 'in_transit']);
  for (const stage of ['out_for_delivery', 'delivered'] as const) {
    world.move(NUMBER, stage);
    expect(await status(NUMBER)).toEqual([carrier, stage]);
  }
});
