import { expect, it } from 'vitest';
import yto from '@/lib/sources/yto';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const read = (name: string, number: string) => readBody(yto, fixture('yto', name), [ask(number)]);

keepsTheContract({
  source: yto,
  good: { fixture: 'delivered.json', question: ask('YT4000100020003') },
  personal: ['员工甲', 'signature-of-somebody'],
  withCode: (code) => JSON.stringify([{ waybillNo: 'YT4000100020003', waybillProcessInfo: [{ opCode: code, opTime: '2026-10-05 14:02:03', opOrgName: 'x', description: 'x' }] }]),
  // Whatever comes after a return has begun is part of it.
  explains: ({ status }, { events }) => (status === 'returning' || status === 'returned') && events.some(({ sourceCode }) => sourceCode === '835'),
  keyed: false,
});

it('a delivered parcel: China time, newest first', () => {
  expect(read('delivered.json', 'YT4000100020003').answers).toMatchObject([{
    kind: 'found', carrier: 'yto',
    report: {
      status: 'delivered', subStatus: null, rawStatus: '745', eta: null, related: [], pickup: null,
      events: [
        { time: '2026-10-05T14:02:03+08:00', localTime: null, rawTime: '2026-10-05 14:02:03', location: '上海市虚构公司', description: '快件已签收', status: 'delivered', sourceCode: '745' },
        { status: 'out_for_delivery' }, { status: 'in_transit', subStatus: 'arrived_facility' }, { status: 'in_transit', subStatus: 'departed_facility' }, { status: 'in_transit', subStatus: 'picked_up' },
      ],
    },
  }]);
});

it.each([
  ['310', 'in_transit', 'picked_up'], ['311', 'in_transit', 'picked_up'], ['111', 'in_transit', 'departed_facility'], ['131', 'in_transit', 'departed_facility'], ['136', 'in_transit', 'departed_facility'],
  ['123', 'in_transit', 'departed_facility'], ['756', 'in_transit', 'departed_facility'], ['171', 'in_transit', 'arrived_facility'], ['176', 'in_transit', 'arrived_facility'], ['710', 'out_for_delivery', null],
  ['741', 'out_for_delivery', null], ['746', 'out_for_delivery', null], ['751', 'ready_for_pickup', 'pickup_point'], ['745', 'delivered', null], ['835', 'returning', 'requested'],
])('code %s is %s %s', (opCode, status, subStatus) => {
  const body = JSON.stringify([{ waybillNo: 'YT4000100020003', waybillProcessInfo: [{ opCode, opTime: '2026-10-05 14:02:03' }] }]);
  const { answers, drift } = readBody(yto, body, [ask('YT4000100020003')]);
  expect(answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus }] } }]);
  expect(drift).toEqual([]);
});

it('entities in a text are decoded, an office that is not named is no place', () => {
  expect(read('under-way.json', 'YT4000100020010').answers).toMatchObject([{ report: { status: 'in_transit', events: [{ description: '已发出 下一站 上海' }, { location: null }] } }]);
});

it('in the station the parcel waits; with signType 1, as text or number, it is only moved between stations', () => {
  expect(read('at-station.json', 'YT4000100020027').answers).toMatchObject([{ report: { status: 'ready_for_pickup', subStatus: 'pickup_point', events: [{ status: 'ready_for_pickup' }, { status: 'in_transit', subStatus: 'arrived_facility' }] } }]);
});

it('after a return has begun every scan is on its way back, and signing ends it', () => {
  expect(read('returned.json', 'YT4000100020034').answers).toMatchObject([{ report: { status: 'returned', subStatus: 'to_sender', events: [
    { status: 'returned', subStatus: 'to_sender' }, { status: 'returning', subStatus: 'in_transit' }, { status: 'returning', subStatus: 'requested' }, { status: 'delivered' },
  ] } }]);
});

it('an echo, an empty list and an empty history prove nothing', () => {
  const nothing = [{ kind: 'inconclusive', carrier: 'yto', code: null, message: null }];
  expect(read('echo.json', 'YT4000100020041').answers).toEqual(nothing);
  expect(readBody(yto, '[]', [ask('YT4000100020041')]).answers).toEqual(nothing);
  expect(readBody(yto, '[{"waybillNo":"YT4000100020041","waybillProcessInfo":[]}]', [ask('YT4000100020041')]).answers).toEqual(nothing);
});

it('an unlisted code is unknown; the parcel follows the newest scan that is known', () => {
  const { answers, drift } = read('unlisted-code.json', 'YT4000100020058');
  expect(answers).toMatchObject([{ report: { status: 'out_for_delivery', rawStatus: '746', events: [{ status: 'unknown', sourceCode: '999' }, { time: '2026-10-06T08:00:00+08:00' }, {}] } }]);
  expect(drift).toEqual([{ path: 'waybillProcessInfo.opCode', seen: '999' }]);
});

it('asks with a list of one number and says which page it is', async () => {
  const { errand, requests } = errandWith(() => '[]');
  await yto.track([ask('YT4000100020003')], errand);
  expect(requests).toEqual([{ endpoint: 'yto.gwWaybillInfoList', method: 'POST', url: 'https://www.yto.net.cn/ec/order/gwWaybillInfoList', headers: { 'Content-Type': 'application/json', source: 'PC' }, body: '["YT4000100020003"]' }]);
});
