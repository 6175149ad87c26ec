import { expect, it } from 'vitest';
import { sources } from '@/lib/catalog/meta';
import { HOUR } from '@/lib/model/time';
import cainiao from '@/lib/sources/cainiao';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const read = (name: string, ...numbers: readonly string[]) => readBody(cainiao, fixture('cainiao', name), numbers.map((number) => ask(number)));

keepsTheContract({
  source: cainiao,
  good: { fixture: 'under-way.json', question: ask('LP00100200300402') },
  personal: ['+33 6 00 00 00 07'],
  withCode: (code) => JSON.stringify({ success: true, module: [{ mailNo: 'LP00100200300402', detailList: [{ timeStr: '2026-10-04 08:00:00', timeZone: 'GMT+8', desc: 'x', actionCode: code }] }] }),
  // Known to them and not scanned yet.
  explains: ({ status }, { events }) => status === 'pre_transit' && events.length === 0,
  keyed: false,
});

it('a delivered parcel: wall clocks with their own zone, the second text where the first is empty, no ETA any more', () => {
  expect(read('delivered.json', 'LP00100200300401').answers).toEqual([{
    kind: 'found', carrier: 'cainiao',
    report: {
      status: 'delivered', subStatus: null, rawStatus: 'GTMS_SIGNED', eta: null, pickup: null,
      related: [{ role: 'last_mile', carrier: null, number: '6C00000000017' }],
      events: [
        { time: '2026-10-09T10:01:02+02:00', localTime: null, rawTime: '2026-10-09 10:01:02', location: null, description: 'Delivered', status: 'delivered', subStatus: null, sourceCode: 'GTMS_SIGNED' },
        { time: '2026-10-09T07:30:00+02:00', localTime: null, rawTime: '2026-10-09 07:30:00', location: null, description: 'Out for delivery', status: 'out_for_delivery', subStatus: null, sourceCode: 'GTMS_DO_DEPART' },
        { time: '2026-10-05T22:00:00+08:00', localTime: null, rawTime: '2026-10-05 22:00:00', location: null, description: 'Left the country', status: 'in_transit', subStatus: 'departed_origin_country', sourceCode: 'LH_DEPART' },
      ],
    },
  }]);
});

it('half-hour and western zones are read; without a zone only the wall clock stands, and the list keeps its order', () => {
  const [answer] = read('under-way.json', 'LP00100200300402').answers;
  expect(answer).toMatchObject({ report: { status: 'in_transit', subStatus: 'customs_processing', events: [
    { time: '2026-10-06T04:30:00+05:30' }, { time: '2026-10-05T23:59:59-03:00', status: 'in_transit', subStatus: null, sourceCode: 'TD_TRANS_OUT' }, { time: null, localTime: '2026-10-04T08:00:00' },
  ] } });
});

it('an ETA epoch is a day in UTC+8, and one bound fills both', () => {
  expect(read('under-way.json', 'LP00100200300402').answers).toMatchObject([{ report: { eta: { from: '2026-10-13', until: '2026-10-13' }, related: [{ number: '6C00000000018' }] } }]);
});

it('EXTERNAL with an empty list is not found; any other empty list was announced', () => {
  expect(read('not-found.json', 'LP00100200300403').answers).toEqual([{ kind: 'not_found', carrier: 'cainiao', subStatus: 'no_record', code: 'EXTERNAL', message: null }]);
  expect(read('announced.json', 'LP00100200300404').answers).toMatchObject([{ kind: 'found', report: { status: 'pre_transit', subStatus: 'awaiting_handover', events: [] } }]);
});

it('the pickup point signing is not the buyer signing', () => {
  expect(read('pickup-point.json', 'LP00100200300405').answers).toMatchObject([{ report: { status: 'ready_for_pickup', subStatus: 'pickup_point', eta: null } }]);
});

it('a batch is sorted out by number, whatever its order and case; an entry of a new shape is noticed and hides no other', () => {
  const { answers, drift } = read('batch.json', 'LP00100200300406', 'LP00100200300407', 'LP00100200300408', 'LP00100200300409');
  expect(answers).toMatchObject([
    { kind: 'found', report: { status: 'in_transit', subStatus: 'picked_up' } }, { kind: 'found', report: { status: 'exception', subStatus: 'customs_problem' } },
    { kind: 'failed', failure: 'changed' }, { kind: 'inconclusive', code: null },
  ]);
  expect(drift).toEqual([{ path: 'module', seen: 'changed' }]);
});

it('a complaint with HTTP 200 is trouble at their side', () => {
  expect(read('complaint.json', 'LP00100200300401').answers).toEqual([{ kind: 'failed', carrier: 'cainiao', failure: 'upstream', code: null, message: null }]);
});

it('the epoch beside the wall clock is never used', () => {
  const body = fixture('cainiao', 'delivered.json').replaceAll('"time": 1,', '"time": 1999999999999,');
  expect(readBody(cainiao, body, [ask('LP00100200300401')]).answers).toEqual(read('delivered.json', 'LP00100200300401').answers);
});

it('ten numbers go in one call', async () => {
  const { errand, requests } = errandWith(() => fixture('cainiao', 'batch.json'));
  await cainiao.track([ask('LP00100200300406'), ask('LP00100200300407')], errand);
  expect(requests.map(({ method, url }) => [method, url])).toEqual([['GET', 'https://global.cainiao.com/global/detail.json?mailNos=LP00100200300406,LP00100200300407&lang=en-US&language=en-US']]);
});

it('is asked about a number at most every six hours: it blocks whoever asks more, AliExpress included', () => {
  expect(sources.get('cainiao')?.limits.perNumberMs).toBeGreaterThanOrEqual(6 * HOUR);
});
