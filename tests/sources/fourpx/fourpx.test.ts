import { expect, it } from 'vitest';
import fourpx from '@/lib/sources/fourpx';
import { World } from '@/tests/lab/world';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';
import lab from './lab';

const read = (name: string, number: string) => readBody(fourpx, fixture('fourpx', name), [ask(number)]);
const NUMBER = '4PX4000100020003CN';
const withScan = (scan: object): string => JSON.stringify({ result: 1, message: '操作成功', data: [{ queryCode: NUMBER, tracks: [{ tkDesc: 'x', tkDateStr: '2026-10-05 10:00:00', tkTimezone: 'UTC+08:00', ...scan }] }] });

keepsTheContract({
  source: fourpx,
  good: { fixture: 'delivered.json', question: ask(NUMBER) },
  personal: ['10099-SECRET', 'signature-of-somebody', 'SHOPREF-1'],
  withCode: (tkCode) => withScan({ tkCode }),
  keyed: false,
});

it('a delivered parcel: every scan in its own zone, text tidied and decoded, the last-mile number beside', () => {
  expect(read('delivered.json', NUMBER).answers).toEqual([{
    kind: 'found', carrier: '4px',
    report: {
      status: 'delivered', subStatus: null, rawStatus: 'FPX_S_OK', eta: null, pickup: null,
      related: [{ role: 'last_mile', carrier: null, number: 'ZZ11223344IT' }],
      events: [
        { time: '2026-10-08T12:04:05+01:00', localTime: null, rawTime: '2026-10-08 12:04:05', location: 'TORINO', description: 'Delivered & left with the porter', status: 'delivered', subStatus: null, sourceCode: 'FPX_S_OK' },
        { time: '2026-10-08T07:00:00+01:00', localTime: null, rawTime: '2026-10-08 07:00:00', location: 'TORINO', description: 'Out for delivery', status: 'out_for_delivery', subStatus: null, sourceCode: 'FPX_D_SD' },
        { time: '2026-10-07T21:00:00+01:00', localTime: null, rawTime: '2026-10-07 21:00:00', location: 'TORINO', description: 'At the delivery office', status: 'in_transit', subStatus: 'at_delivery_office', sourceCode: 'FPX_D_HQ' },
        { time: '2026-10-04T03:10:00+08:00', localTime: null, rawTime: '2026-10-04 03:10:00', location: 'Xiamen', description: 'Left the airport of origin', status: 'in_transit', subStatus: 'departed_origin_country', sourceCode: 'FPX_M_DFOA' },
        { time: '2026-10-01T10:00:00+08:00', localTime: null, rawTime: '2026-10-01 10:00:00', location: null, description: 'Data received', status: 'pre_transit', subStatus: 'info_received', sourceCode: 'FPX_L_RPIF' },
      ],
    },
  }]);
});

it('half-hour and short zones are read, and the history is in order of instants', () => {
  expect(read('under-way.json', '4PX4000100020010CN').answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'arrived_destination_country', related: [], events: [
    { time: '2026-10-05T01:00:00+05:30' }, { time: '2026-10-05T02:00:00+08:00' }, { time: '2026-10-03T19:00:00+08:00' }, { time: '2026-10-01T00:00:01-03:30', location: null },
  ] } }]);
});

it('a scan without a zone or without a clock gets none, and the list keeps its order', () => {
  expect(read('without-zone.json', '4PX4000100020027CN').answers).toMatchObject([{ report: { status: 'attempt_failed', events: [
    { time: null, localTime: '2026-10-06T15:30:00', rawTime: '2026-10-06 15:30:00' }, { time: '2026-10-07T09:00:00+02:00', location: null }, { time: null, localTime: null, rawTime: null },
  ] } }]);
});

it('the epoch beside the wall clock is never used', () => {
  const body = fixture('fourpx', 'delivered.json').replaceAll('"tkDate": 1,', '"tkDate": 1999999999999,');
  expect(readBody(fourpx, body, [ask(NUMBER)]).answers).toEqual(read('delivered.json', NUMBER).answers);
});

it.each([
  ['FPX_S_OK', 'delivered', null], ['FPX_D_SD', 'out_for_delivery', null], ['FPX_D_FD', 'attempt_failed', null], ['FPX_D_HQ', 'in_transit', 'at_delivery_office'], ['FPX_O_RR', 'in_transit', null], ['FPX_M_IT', 'in_transit', null],
  ['FPX_D_STPP', 'in_transit', null], ['FPX_D_AOPC', 'in_transit', null], ['FPX_F_ST', 'in_transit', null], ['FPX_M_CRSD', 'in_transit', 'customs_processing'], ['FPX_I_RCUK', 'in_transit', 'customs_cleared'],
  ['FPX_M_ATA', 'in_transit', 'arrived_destination_country'], ['FPX_M_DFOA', 'in_transit', 'departed_origin_country'], ['FPX_M_HA', 'in_transit', 'handed_to_airline'], ['FPX_C_ADFF', 'in_transit', 'departed_facility'],
  ['FPX_C_AAF', 'in_transit', 'arrived_facility'], ['FPX_C_SPLS', 'in_transit', 'picked_up'], ['FPX_L_SC', 'in_transit', 'picked_up'], ['FPX_C_SPQS', 'in_transit', 'picked_up'], ['FPX_L_RPIF', 'pre_transit', 'info_received'],
  ['FPX_O_IRI', 'pre_transit', 'info_received'], ['FPX_O_IR', 'pre_transit', 'info_received'],
])('code %s is %s %s', (tkCode, status, subStatus) => {
  const { answers, drift } = readBody(fourpx, withScan({ tkCode }), [ask(NUMBER)]);
  expect(answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus, sourceCode: tkCode }] } }]);
  expect(drift).toEqual([]);
});

it('an unlisted code is unknown; the parcel follows the newest scan that is known', () => {
  const { answers, drift } = read('unlisted-codes.json', '4PX4000100020065CN');
  expect(answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'customs_cleared', rawStatus: 'FPX_I_RCUK', events: [{ status: 'unknown', subStatus: 'unmapped' }, {}] } }]);
  expect(drift).toEqual([{ path: 'tracks.tkCode', seen: 'FPX_X_NEW' }]);
});

it('status 7 with nothing else is not found; without scans any other proves nothing', () => {
  expect(read('not-found.json', '4PX4000100020034CN').answers).toEqual([{ kind: 'not_found', carrier: '4px', subStatus: 'no_record', code: '7', message: null }]);
  expect(read('no-scans-yet.json', '4PX4000100020058CN').answers).toEqual([{ kind: 'inconclusive', carrier: '4px', code: null, message: null }]);
  const known = fixture('fourpx', 'not-found.json').replace('"serverCode": null', '"serverCode": "RT000000000IT"');
  expect(readBody(fourpx, known, [ask('4PX4000100020034CN')]).answers).toMatchObject([{ kind: 'inconclusive' }]);
});

it('the order of several parcels asks for their own numbers', () => {
  expect(read('several-parcels.json', '4PX4000100020041CN').answers).toEqual([{ kind: 'failed', carrier: '4px', failure: 'needs_input', code: null, message: null }]);
});

it('a result other than 1 is trouble at their side, in their words; a graver HTTP status wins', () => {
  expect(read('complaint.json', NUMBER).answers).toEqual([{ kind: 'failed', carrier: '4px', failure: 'upstream', code: '0', message: '查询失败' }]);
  expect(readBody(fourpx, fixture('fourpx', 'complaint.json'), [ask(NUMBER)], { httpStatus: 429, retryAfterSeconds: 30 }).answers).toMatchObject([{ failure: 'rate_limited', retryAfterSeconds: 30 }]);
});

it('an entry of a new shape is noticed', () => {
  const { answers, drift } = readBody(fourpx, JSON.stringify({ result: 1, data: [{ queryCode: NUMBER, tracks: 'later' }] }), [ask(NUMBER)]);
  expect([answers, drift]).toMatchObject([[{ kind: 'failed', failure: 'changed' }], [{ path: 'data', seen: 'changed' }]]);
});

it('asks and reads a whole life in the lab', async () => {
  const world = new World(() => Date.UTC(2026, 9, 10, 12));
  world.add({ number: NUMBER, carrier: '4px' });
  const { errand } = errandWith((request) => lab.handle({ host: new URL(request.url).hostname, method: request.method, path: new URL(request.url).pathname, query: new URL(request.url).searchParams, headers: { 'content-type': request.headers?.['Content-Type'] ?? '' }, body: request.body ?? '' }, world));
  const status = async (number: string): Promise<unknown> => {
    const [answer] = await fourpx.track([ask(number)], errand);
    return answer?.kind === 'found' ? answer.report.status : answer?.kind;
  };
  expect(await status('4PX4000100029999CN')).toBe('not_found');
  expect(await status(NUMBER)).toBe('in_transit');
  for (const [stage, seen] of [['customs', 'in_transit'], ['out_for_delivery', 'out_for_delivery'], ['attempt_failed', 'attempt_failed'], ['delivered', 'delivered']] as const) {
    world.move(NUMBER, stage);
    expect(await status(NUMBER)).toBe(seen);
  }
});
