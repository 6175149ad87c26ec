import { expect, it } from 'vitest';
import cjlogistics from '@/lib/sources/cjlogistics';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const read = (name: string, number: string) => readBody(cjlogistics, fixture('cjlogistics', name), [ask(number)]);
const QUESTION = ask('100020003026');
const withRow = (row: object): string => JSON.stringify({ resultCode: 200, data: { wblNo: '100020003026', svcOutList: [{ workDt: '2026-10-09', workHms: '10:00:00', ...row }] } });

keepsTheContract({
  source: cjlogistics,
  good: { fixture: 'new-code.json', question: QUESTION },
  personal: ['비밀기사', '비밀수령', '비밀발송', '02-000-1111'],
  withCode: (code) => fixture('cjlogistics', 'new-code.json').replace('NEW_CODE', code),
  // Without a code the label is read; bagging is known by its label alone.
  otherWords: [(code) => fixture('cjlogistics', 'new-code.json').replace('"NEW_CODE"', 'null').replaceAll(/"crgStDnm": "[^"]*"/g, `"crgStDnm": "${code}"`), (code) => fixture('cjlogistics', 'new-code.json').replace('NEW_CODE', code).replace('드론출발', '행낭포장')],
  keyed: false,
});

it('a delivered parcel: Korean time, newest first, the label where no sentence is written', () => {
  expect(read('delivered.json', '100020003004').answers).toEqual([{
    kind: 'found', carrier: 'cj-logistics',
    report: {
      status: 'delivered', subStatus: null, rawStatus: '91', eta: null, related: [], pickup: null,
      events: [
        { time: '2026-10-08T14:45:30+09:00', localTime: null, rawTime: '2026-10-08 14:45:30', location: '가상춘천집배점', description: '가상 상품이 배송되었습니다.', status: 'delivered', subStatus: null, sourceCode: '91' },
        { time: '2026-10-08T09:15:00+09:00', localTime: null, rawTime: '2026-10-08 09:15:00', location: '가상춘천집배점', description: '가상 상품을 배송할 예정입니다.', status: 'out_for_delivery', subStatus: null, sourceCode: '82' },
        { time: '2026-10-08T04:10:09+09:00', localTime: null, rawTime: '2026-10-08 04:10:09', location: '가상춘천터미널', description: '가상 배송지에 도착했습니다.', status: 'in_transit', subStatus: 'at_delivery_office', sourceCode: '42' },
        { time: '2026-10-07T20:30:00+09:00', localTime: null, rawTime: '2026-10-07 20:30:00', location: '가상 수원&터미널', description: '간선상차', status: 'in_transit', subStatus: 'departed_facility', sourceCode: '41' },
        { time: '2026-10-07T18:01:02+09:00', localTime: null, rawTime: '2026-10-07 18:01:02', location: '가상수원집배점', description: '가상 상품을 인수했습니다', status: 'in_transit', subStatus: 'picked_up', sourceCode: '11' },
      ],
    },
  }]);
});

it('result code as text, the number with hyphens, a day without a clock, bagging known by its label', () => {
  const { answers, drift } = read('under-way.json', '100020003015');
  expect(answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'departed_facility', events: [
    { time: '2026-10-10T03:00:00+09:00', location: null, description: '간선상차' }, { status: 'in_transit', subStatus: null, sourceCode: '43' },
    { time: null, localTime: '2026-10-09', rawTime: '2026-10-09', location: null }, { subStatus: 'picked_up' },
  ] } }]);
  expect(drift).toEqual([]);
});

it('the parcel follows the newest scan whose code is known', () => {
  const { answers, drift } = readBody(cjlogistics, fixture('cjlogistics', 'new-code.json'), [QUESTION]);
  expect(answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'picked_up', rawStatus: '11', events: [{ status: 'unknown', subStatus: 'unmapped', sourceCode: 'NEW_CODE' }, {}] } }]);
  expect(drift).toEqual([{ path: 'svcOutList.crgStDcd', seen: 'NEW_CODE' }]);
});

it('an empty list is not found; so are two empty lists of the older path', () => {
  const answer = { kind: 'not_found', carrier: 'cj-logistics', subStatus: 'no_record', code: null, message: null };
  expect(read('not-found.json', '100020003037').answers).toEqual([answer]);
  expect(read('old-not-found.json', '100020003059').answers).toEqual([answer]);
  expect(readBody(cjlogistics, '{"resultCode":200,"data":{"svcOutList":null}}', [QUESTION]).answers).toEqual([answer]);
  expect(read('not-found.json', '100020003099').answers).toMatchObject([{ kind: 'inconclusive' }]);
});

it('a list that is gone altogether is no empty list', () => {
  const { answers, drift } = readBody(cjlogistics, '{"resultCode":200,"data":{"wblNo":"100020003026"}}', [QUESTION]);
  expect(answers).toMatchObject([{ kind: 'failed', failure: 'changed' }]);
  expect(drift).toEqual([{ path: 'data.svcOutList', seen: 'missing' }]);
});

it('a reply that names no number answers the one question only', () => {
  const body = '{"resultCode":200,"data":{"svcOutList":[{"workDt":"2026-10-09","workHms":"10:00:00","crgStDcd":"11"}]}}';
  expect(readBody(cjlogistics, body, [QUESTION]).answers).toMatchObject([{ kind: 'found' }]);
  expect(readBody(cjlogistics, body, [QUESTION, ask('100020003037')]).answers).toMatchObject([{ kind: 'inconclusive' }, { kind: 'inconclusive' }]);
});

it('any other result code is a failure of theirs, unless the HTTP status says more', () => {
  expect(read('failed.json', '100020003026').answers).toEqual([{ kind: 'failed', carrier: 'cj-logistics', failure: 'upstream', code: '500', message: '가상 오류' }]);
  expect(readBody(cjlogistics, fixture('cjlogistics', 'failed.json'), [QUESTION], { httpStatus: 403 }).answers).toMatchObject([{ kind: 'failed', failure: 'challenge', code: '500' }]);
  expect(readBody(cjlogistics, fixture('cjlogistics', 'delivered.json'), [QUESTION], { httpStatus: 502 }).answers).toMatchObject([{ kind: 'failed', failure: 'upstream', code: '502' }]);
});

it('the older path: tenths of seconds, its own words', () => {
  expect(read('old-delivered.json', '100020003048').answers).toMatchObject([{ report: { status: 'delivered', events: [
    { time: '2026-10-07T15:20:40+09:00', rawTime: '2026-10-07 15:20:40.0', location: '가상서귀포', description: '배달완료', sourceCode: '91' }, { time: '2026-10-06T17:00:00+09:00', description: '가상 인수', subStatus: 'picked_up' },
  ] } }]);
  expect(read('old-delivered.json', '100020003099').answers).toMatchObject([{ kind: 'inconclusive' }]);
});

it.each([
  ['11', '집화처리', 'in_transit', 'picked_up'], ['21', 'x', 'in_transit', null], ['41', '간선상차', 'in_transit', 'departed_facility'], ['44', '간선상차', 'in_transit', 'departed_facility'], ['42', '간선하차', 'in_transit', 'at_delivery_office'],
  ['82', '배달출발', 'out_for_delivery', null], ['91', '배달완료', 'delivered', null], [' 91 ', 'x', 'delivered', null], ['', '행낭포장', 'in_transit', null],
  ['', '집화처리', 'in_transit', 'picked_up'], ['', '간선상차', 'in_transit', 'departed_facility'], ['', '간선하차', 'in_transit', 'at_delivery_office'], ['', '배송출발', 'out_for_delivery', null], ['', '배달출발', 'out_for_delivery', null], ['', '배송완료', 'delivered', null], ['', '배달완료', 'delivered', null],
  ['55', '배송완료', 'unknown', 'unmapped'],
])('code "%s", label %s is %s %s', (crgStDcd, crgStDnm, status, subStatus) => {
  expect(readBody(cjlogistics, withRow({ crgStDcd, crgStDnm }), [QUESTION]).answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus, description: crgStDnm }] } }]);
});

it('posts the number as a form, and asks nothing that tells names', async () => {
  const { errand, requests } = errandWith(() => fixture('cjlogistics', 'not-found.json'));
  expect(await cjlogistics.track([ask('100020003037')], errand)).toMatchObject([{ kind: 'not_found' }]);
  expect(requests).toEqual([{
    endpoint: 'cjlogistics.trace-detail', method: 'POST', url: 'https://trace.cjlogistics.com/next/rest/selectTrackingDetailList.do',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }, body: 'wblNo=100020003037',
  }]);
});
