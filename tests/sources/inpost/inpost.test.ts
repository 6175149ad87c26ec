import { expect, it } from 'vitest';
import inpost from '@/lib/sources/inpost';
import { World } from '@/tests/lab/world';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';
import lab from './lab';

const read = (name: string, number: string) => readBody(inpost, fixture('inpost', name), [ask(number)]);
const NUMBER = '620000000000000000000017';
const withStatus = (status: string, summary = 'created'): string => JSON.stringify({ tracking_number: NUMBER, status: summary, tracking_details: [{ status, agency: null, datetime: '2026-10-05T10:00:00.000+02:00' }] });

keepsTheContract({
  source: inpost,
  good: { fixture: 'delivered.json', question: ask(NUMBER) },
  personal: ['ul. Zmyślona 9', '+48 600 000 017'],
  withCode: (code) => withStatus(code),
  keyed: false,
});

it('a delivered parcel: the status stands for the text, fractions dropped, the office is the place', () => {
  expect(read('delivered.json', NUMBER).answers).toMatchObject([{
    kind: 'found', carrier: 'inpost-pl',
    report: {
      status: 'delivered', subStatus: null, rawStatus: 'delivered', eta: null, related: [], pickup: null,
      events: [
        { time: '2026-10-05T18:01:02+02:00', localTime: null, rawTime: '2026-10-05T18:01:02.345+02:00', location: null, description: 'delivered', status: 'delivered', subStatus: null, sourceCode: 'delivered' },
        { location: 'KRA', status: 'ready_for_pickup', subStatus: null }, { status: 'out_for_delivery' }, { status: 'in_transit', subStatus: 'departed_facility', location: 'WAW' },
        { status: 'in_transit', subStatus: 'arrived_facility' }, { status: 'in_transit', subStatus: 'picked_up' }, { status: 'pre_transit', subStatus: 'info_received' },
      ],
    },
  }]);
});

it('the history is in order of instants, whatever the zones; a courier parcel has no pickup place', () => {
  expect(read('under-way.json', '620000000000000000000024').answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'at_delivery_office', pickup: null, events: [
    { time: '2026-10-04T04:00:00+02:00' }, { time: '2026-10-03T18:30:00Z', subStatus: 'departed_facility' }, { time: '2026-10-02T08:00:00+02:00', subStatus: 'label_created' },
  ] } }]);
});

it('while it waits the locker is told by name, town and what stands beside it, never by its street', () => {
  expect(read('in-locker.json', '620000000000000000000031').answers).toMatchObject([{ report: { status: 'ready_for_pickup', subStatus: null, pickup: { code: null, place: 'KRA77X, 30-000 Kraków, Obok "Piekarni"' } } }]);
});

it('a row without an offset keeps its wall clock, one without a time has none, and the list keeps its order', () => {
  expect(read('odd-times.json', '620000000000000000000048').answers).toMatchObject([{ report: { status: 'exception', subStatus: null, events: [
    { time: null, localTime: '2026-10-05T09:00:00', rawTime: '2026-10-05T09:00:00.000' }, { time: '2026-10-06T09:00:00+02:00', status: 'attempt_failed' }, { time: null, localTime: null, rawTime: null },
  ] } }]);
});

it.each([
  ['created', 'pre_transit', 'info_received'], ['offers_prepared', 'pre_transit', 'info_received'], ['offer_selected', 'pre_transit', 'info_received'], ['confirmed', 'pre_transit', 'label_created'],
  ['dispatched_by_sender', 'in_transit', 'dropped_off'], ['dispatched_by_sender_to_pok', 'in_transit', 'dropped_off'], ['collected_from_sender', 'in_transit', 'picked_up'], ['taken_by_courier', 'in_transit', 'picked_up'],
  ['taken_by_courier_from_pok', 'in_transit', 'picked_up'], ['adopted_at_source_branch', 'in_transit', 'arrived_facility'], ['adopted_at_sorting_center', 'in_transit', 'arrived_facility'], ['adopted_at_sorting_hub', 'in_transit', 'arrived_facility'],
  ['sent_from_source_branch', 'in_transit', 'departed_facility'], ['sent_from_sorting_center', 'in_transit', 'departed_facility'], ['sent_from_sorting_hub', 'in_transit', 'departed_facility'], ['adopted_at_target_branch', 'in_transit', 'at_delivery_office'],
  ['redirect_to_box', 'in_transit', 'redirected'], ['readdressed', 'in_transit', 'redirected'], ['permanently_redirected_to_box_machine', 'in_transit', 'redirected'], ['permanently_redirected_to_customer_service_point', 'in_transit', 'redirected'],
  ['out_for_delivery', 'out_for_delivery', null], ['out_for_delivery_to_address', 'out_for_delivery', null], ['pickup_reminder_sent_address', 'out_for_delivery', null], ['ready_to_pickup', 'ready_for_pickup', null],
  ['ready_to_pickup_from_pok', 'ready_for_pickup', null], ['ready_to_pickup_from_branch', 'ready_for_pickup', null], ['stack_in_box_machine', 'ready_for_pickup', null], ['stack_in_customer_service_point', 'ready_for_pickup', null],
  ['pickup_reminder_sent', 'ready_for_pickup', 'reminder'], ['avizo', 'attempt_failed', null], ['pickup_time_expired', 'exception', 'unclaimed'], ['delivered', 'delivered', null], ['delay_in_delivery', 'exception', 'delayed'],
  ['oversized', 'exception', null], ['undelivered', 'exception', null], ['undelivered_no_mailbox', 'exception', null], ['claimed', 'exception', null], ['missing', 'exception', 'lost'], ['rejected_by_receiver', 'exception', 'refused'],
  ['returned_to_sender', 'returned', 'to_sender'], ['canceled', 'cancelled', null],
])('status %s is %s %s', (code, status, subStatus) => {
  const { answers, drift } = readBody(inpost, withStatus(code, code), [ask(NUMBER)]);
  expect(answers).toMatchObject([{ report: { status, subStatus, rawStatus: code, events: [{ status, subStatus }] } }]);
  expect(drift).toEqual([]);
});

it('an unlisted summary is unknown, not the status of an older row; without a summary the newest known row counts', () => {
  const { answers, drift } = read('unlisted-status.json', '620000000000000000000055');
  expect(answers).toMatchObject([{ report: { status: 'unknown', subStatus: 'unmapped', rawStatus: 'carried_by_balloon', events: [{ status: 'unknown' }, { status: 'in_transit' }] } }]);
  expect(drift.map(({ path }) => path).sort()).toEqual(['status', 'tracking_details.status']);
  const silent = fixture('inpost', 'unlisted-status.json').replace('"status": "carried_by_balloon"', '"status": null');
  expect(readBody(inpost, silent, [ask('620000000000000000000055')]).answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'picked_up' } }]);
});

it('not found is an answer in their words; any other refusal is a failure by its HTTP status', () => {
  expect(readBody(inpost, fixture('inpost', 'not-found.json'), [ask(NUMBER)], { httpStatus: 404 }).answers).toEqual([{ kind: 'not_found', carrier: 'inpost-pl', subStatus: 'no_record', code: 'resource_not_found', message: 'Nie ma takiej przesyłki.' }]);
  expect(readBody(inpost, fixture('inpost', 'too-many.json'), [ask(NUMBER)], { httpStatus: 429, retryAfterSeconds: 40 }).answers).toEqual([{ kind: 'failed', carrier: 'inpost-pl', failure: 'rate_limited', code: 'too_many_requests', message: 'Wolniej', retryAfterSeconds: 40 }]);
  expect(readBody(inpost, '{"error":"routing_error","message":null}', [ask(NUMBER)], { httpStatus: 404 }).answers).toMatchObject([{ kind: 'failed', failure: 'upstream', code: 'routing_error', message: null }]);
});

it('a number of another form is not asked: it would stand in the path', async () => {
  const { errand, requests } = errandWith(() => '');
  expect(await inpost.track([ask('../../V1/TRACKING')], errand)).toEqual([{ kind: 'inconclusive', carrier: 'inpost-pl', code: null, message: null }]);
  expect(await inpost.track([], errand)).toEqual([]);
  expect(requests).toEqual([]);
});

it('asks and reads a whole life in the lab', async () => {
  const world = new World(() => Date.UTC(2026, 9, 10, 12));
  world.add({ number: NUMBER, carrier: 'inpost-pl' });
  const { errand } = errandWith((request) => lab.handle({ host: new URL(request.url).hostname, method: request.method, path: new URL(request.url).pathname, query: new URL(request.url).searchParams, headers: {}, body: '' }, world));
  const status = async (number: string): Promise<unknown> => {
    const [answer] = await inpost.track([ask(number)], errand);
    return answer?.kind === 'found' ? answer.report.status : answer?.kind;
  };
  expect(await status('620000000000000000000999')).toBe('not_found');
  expect(await status(NUMBER)).toBe('in_transit');
  for (const stage of ['out_for_delivery', 'ready_for_pickup', 'delivered'] as const) {
    world.move(NUMBER, stage);
    expect(await status(NUMBER)).toBe(stage);
  }
});
