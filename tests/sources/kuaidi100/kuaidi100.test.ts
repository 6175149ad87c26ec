import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sources } from '@/lib/catalog/meta';
import { MINUTE } from '@/lib/model/time';
import kuaidi100 from '@/lib/sources/kuaidi100';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const read = (name: string, number: string, carrierCode?: string) => readBody(kuaidi100, fixture('kuaidi100', name), [ask(number, carrierCode === undefined ? {} : { carrierCode })]);
const SECRETS = { customer: 'CUSTOMER-OF-THE-USER', key: 'KEY-OF-THE-USER' };
const withState = (state: string, statusCode = state): string =>
  JSON.stringify({ message: 'ok', nu: '78001002003004', com: 'zhongtong', status: '200', state, data: [{ time: '2026-10-04 10:00:00', context: 'x', statusCode }] });

keepsTheContract({
  source: kuaidi100,
  good: { fixture: 'under-way.json', question: ask('78001002003004', { carrierCode: 'zhongtong' }) },
  personal: ['派件员甲', '13900001111'],
  withCode: (code) => withState('0', code),
  secrets: SECRETS,
  keyed: true,
});

it('a delivered parcel: China time, the area where no place is written, no ETA any more', () => {
  expect(read('delivered.json', 'SF3100200300400').answers).toEqual([{
    kind: 'found', carrier: 'slug-of-shunfeng',
    report: {
      status: 'delivered', subStatus: 'to_recipient', rawStatus: '301', eta: null, related: [], pickup: null,
      events: [
        { time: '2026-10-05T18:20:11+08:00', localTime: null, rawTime: '2026-10-05 18:20:11', location: '上海,上海市', description: '已签收，感谢使用', status: 'delivered', subStatus: 'to_recipient', sourceCode: '301' },
        { time: '2026-10-05T08:11:00+08:00', localTime: null, rawTime: '2026-10-05 08:11:00', location: '上海,上海市', description: '派件中', status: 'out_for_delivery', subStatus: null, sourceCode: '5' },
        { time: '2026-10-03T20:00:00+08:00', localTime: null, rawTime: '2026-10-03 20:00:00', location: '东莞虚构网点', description: '已收取快件', status: 'in_transit', subStatus: 'picked_up', sourceCode: '1' },
      ],
    },
  }]);
});

it('the hour of an ETA is China time, a day alone stays a day', () => {
  expect(read('under-way.json', '78001002003004').answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'linehaul', eta: { from: '2026-10-06T18:00:00+08:00', until: '2026-10-06T18:00:00+08:00' }, events: [{ description: '【虚构转运中心】 已发出 > 上海' }, {}] } }]);
  expect(read('unlisted-codes.json', 'YT1002003004005').answers).toMatchObject([{ report: { eta: { from: '2026-10-06', until: '2026-10-06' } } }]);
});

it('an unlisted detailed code keeps its main group, any other is unknown; both are noted', () => {
  const { answers, drift } = read('unlisted-codes.json', 'YT1002003004005');
  expect(answers).toMatchObject([{ report: { status: 'exception', subStatus: null, events: [{ status: 'exception', subStatus: null }, { status: 'unknown', subStatus: 'unmapped' }, { status: 'in_transit', subStatus: null, time: '2026-10-04T08:00:00+08:00', location: null }] } }]);
  expect(drift.map(({ seen }) => seen).sort()).toEqual(['1099', '299', '299', '77']);
});

it.each([
  ['0', 'in_transit', null], ['1', 'in_transit', 'picked_up'], ['103', 'in_transit', 'picked_up'], ['101', 'pre_transit', 'info_received'], ['102', 'pre_transit', 'awaiting_pickup'], ['1001', 'in_transit', 'at_destination_city'],
  ['1002', 'in_transit', 'linehaul'], ['1003', 'in_transit', 'forwarded'], ['2', 'exception', null], ['201', 'exception', 'overdue'], ['202', 'exception', 'stalled'], ['203', 'exception', 'refused'], ['204', 'attempt_failed', null],
  ['205', 'ready_for_pickup', 'overdue'], ['206', 'exception', 'recipient_unreachable'], ['207', 'exception', 'out_of_area'], ['208', 'exception', 'held'], ['209', 'exception', 'damaged'], ['210', 'cancelled', 'voided'],
  ['3', 'delivered', null], ['301', 'delivered', 'to_recipient'], ['302', 'delivered', 'after_exception'], ['303', 'delivered', 'proxy'], ['304', 'delivered', 'locker_or_station'], ['4', 'returned', null], ['401', 'cancelled', 'by_sender'],
  ['5', 'out_for_delivery', null], ['501', 'ready_for_pickup', 'pickup_point'], ['6', 'returning', null], ['7', 'in_transit', 'handed_to_partner'], ['8', 'in_transit', 'customs_processing'], ['11', 'in_transit', 'customs_processing'],
  ['10', 'in_transit', 'customs_waiting'], ['12', 'in_transit', 'customs_cleared'], ['13', 'exception', 'customs_problem'], ['14', 'attempt_failed', 'refused'],
])('state %s is %s %s', (state, status, subStatus) => {
  const { answers, drift } = readBody(kuaidi100, withState(state), [ask('78001002003004')]);
  expect(answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus }] } }]);
  expect(drift).toEqual([]);
});

it('a failed call says whose carrier was asked about', () => {
  expect(read('not-found.json', '430000000000000', 'yunda').answers).toEqual([{ kind: 'not_found', carrier: 'slug-of-yunda', subStatus: 'no_record', code: '500', message: '没有查到' }]);
  expect(read('wrong-signature.json', '430000000000000', 'yunda').answers).toEqual([{ kind: 'failed', carrier: 'slug-of-yunda', failure: 'auth', code: '503', message: '签名不对' }]);
});

it.each([
  ['400', '快递公司参数异常', 'upstream'], ['400', '手机号不能为空', 'needs_input'], ['408', '验证失败', 'needs_input'], ['501', 'x', 'upstream'], ['502', 'x', 'upstream'], ['504', '太频繁', 'rate_limited'], ['601', '余额不足', 'quota_exhausted'],
  ['777', 'x', 'upstream'], ['constructor', 'x', 'upstream'],
])('return code %s (%s) is %s', (returnCode, message, failure) => {
  expect(readBody(kuaidi100, JSON.stringify({ result: false, returnCode, message }), [ask('78001002003004')]).answers).toMatchObject([{ kind: 'failed', failure, code: returnCode, message }]);
});

it('a call refused for want of the phone says so', () => {
  expect(read('phone-wanted.json', 'SF3100200300400', 'shunfeng').answers).toMatchObject([{ kind: 'failed', failure: 'needs_input', code: '400' }]);
});

it('a reply about another number proves nothing', () => {
  expect(read('another-number.json', 'YT1002003004005', 'yuantong').answers).toEqual([{ kind: 'inconclusive', carrier: 'slug-of-yuantong', code: null, message: null }]);
});

it('signs the exact bytes that it sends: upper-case MD5 of param, key and customer', async () => {
  const { errand, requests } = errandWith(() => fixture('kuaidi100', 'not-found.json'), SECRETS);
  await kuaidi100.track([ask('SF3100200300400', { carrierCode: 'shunfeng', input: { phoneTail: '1234' } })], errand);
  const form = new URLSearchParams(requests[0]?.body);
  const param = form.get('param') ?? '';
  expect(JSON.parse(param)).toEqual({ com: 'shunfeng', num: 'SF3100200300400', phone: '1234', resultv2: '4', show: '0', order: 'desc', lang: 'zh' });
  expect(form.get('sign')).toBe(createHash('md5').update(param + SECRETS.key + SECRETS.customer).digest('hex').toUpperCase());
  expect(form.get('customer')).toBe(SECRETS.customer);
  expect(requests[0]?.body).not.toContain(SECRETS.key);
});

it('a carrier without a word of theirs is asked of the user, not of them', async () => {
  const { errand, requests } = errandWith(() => '', SECRETS);
  expect(await kuaidi100.track([ask('78001002003004')], errand)).toMatchObject([{ kind: 'failed', failure: 'needs_input' }]);
  expect(requests).toEqual([]);
});

it('is asked about a number at most every half hour: more locks the number', () => {
  expect(sources.get('kuaidi100')?.limits.perNumberMs).toBeGreaterThanOrEqual(30 * MINUTE);
});
