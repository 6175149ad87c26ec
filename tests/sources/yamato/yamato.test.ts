import { expect, it } from 'vitest';
import yamato from '@/lib/sources/yamato';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const read = (name: string, ...numbers: readonly string[]) => readBody(yamato, fixture('yamato', name), numbers.map((number) => ask(number)));
const withLabel = (label: string): string => fixture('yamato', 'new-label.html').replaceAll('ドローン配達', label);
const QUESTION = ask('100020003063');
const at = (time: string) => ({ fetchedAt: Date.parse(time) });

keepsTheContract({
  source: yamato,
  good: { fixture: 'new-label.html', question: QUESTION },
  personal: ['ヒミツ ハナコ'],
  withCode: withLabel,
  keyed: false,
});

it('a delivered parcel: the year is the one of the fetch in Japan, or the one before; no ETA any more; lists behind the block are not read', () => {
  expect(readBody(yamato, fixture('yamato', 'delivered-locker.html'), [ask('100020003015')], at('2027-01-03T00:00:00Z')).answers).toEqual([{
    kind: 'found', carrier: 'yamato',
    report: {
      status: 'delivered', subStatus: 'locker', rawStatus: '配達完了（宅配ボックス）', eta: null, related: [], pickup: null,
      events: [
        { time: '2027-01-02T11:52:00+09:00', localTime: null, rawTime: '01月02日 11:52', location: '架空大津 営業所', description: '配達完了（宅配ボックス）', status: 'delivered', subStatus: 'locker', sourceCode: '配達完了（宅配ボックス）' },
        { time: '2027-01-01T09:30:00+09:00', localTime: null, rawTime: '01月01日 09:30', location: null, description: '依頼受付（再配達）', status: 'in_transit', subStatus: 'rescheduled', sourceCode: '依頼受付（再配達）' },
        { time: '2026-12-30T20:10:00+09:00', localTime: null, rawTime: '12月30日 20:10', location: '架空奈良営業所', description: '発送済み', status: 'in_transit', subStatus: 'departed_facility', sourceCode: '発送済み' },
        { time: '2026-12-30T18:05:00+09:00', localTime: null, rawTime: '12月30日 18:05', location: '架空奈良営業所', description: '荷物受付', status: 'in_transit', subStatus: 'picked_up', sourceCode: '荷物受付' },
      ],
    },
  }]);
});

it('a day without a clock has no time, and then the page keeps its order, newest first; the plan is a day', () => {
  expect(read('under-way.html', '100020003026').answers).toMatchObject([{ report: {
    status: 'in_transit', subStatus: null, eta: { from: '2026-10-11', until: '2026-10-11' },
    events: [{ time: '2026-10-10T03:11:00+09:00' }, { location: '架空&札幌営業所' }, { time: null, localTime: '2026-10-08', rawTime: '10月08日', status: 'pre_transit', subStatus: 'info_received' }],
  } }]);
});

it('brought back because nobody was there, whichever brackets stand around it', () => {
  expect(read('absent.html', '100020003030').answers).toMatchObject([{ report: { status: 'attempt_failed', subStatus: 'recipient_absent', eta: { from: '2026-10-10' }, events: [{ status: 'attempt_failed', subStatus: 'recipient_absent' }, {}] } }]);
});

it('not registered and a wrong number are answers, with the words of the page', () => {
  expect(read('not-found.html', '100020003041').answers).toEqual([{ kind: 'not_found', carrier: 'yamato', subStatus: 'no_record', code: '伝票番号未登録', message: '登録がまだのようです。' }]);
  expect(read('wrong-number.html', '100020003059').answers).toEqual([{ kind: 'not_found', carrier: 'yamato', subStatus: 'invalid_number', code: '伝票番号誤り', message: '番号が違うようです。' }]);
});

it('several blocks are sorted out by the digits in their titles', () => {
  expect(read('batch.html', '100020003026', '100020003015', '100020003099', '100020003041').answers).toMatchObject([
    { kind: 'found', report: { status: 'returned', subStatus: 'to_sender', eta: null } }, { kind: 'found', report: { status: 'out_for_delivery' } }, { kind: 'inconclusive' }, { kind: 'not_found' },
  ]);
});

it('a new state title is unknown, whatever the scans before it said', () => {
  const { answers, drift } = readBody(yamato, fixture('yamato', 'new-label.html'), [QUESTION]);
  expect(answers).toMatchObject([{ report: { status: 'unknown', subStatus: 'unmapped', rawStatus: 'ドローン配達', eta: null, events: [{ status: 'unknown' }, { status: 'in_transit' }] } }]);
  expect(drift).toContainEqual({ path: 'state-title', seen: 'ドローン配達' });
});

it('without a state title the newest known scan counts', () => {
  const body = fixture('yamato', 'under-way.html').replace('tracking-invoice-block-state-title', 'tracking-invoice-block-new');
  expect(readBody(yamato, body, [ask('100020003026')]).answers).toMatchObject([{ kind: 'found', report: { status: 'in_transit', rawStatus: '輸送中' } }]);
});

it.each([
  ['出荷指示', 'pre_transit', 'info_received'], ['荷物受付', 'in_transit', 'picked_up'], ['発送済み', 'in_transit', 'departed_facility'], ['作業店通過', 'in_transit', 'departed_facility'],
  ['輸送中', 'in_transit', null], ['転送', 'in_transit', null], ['輸送経路修正', 'in_transit', null], ['引渡', 'in_transit', null], ['委託先引渡', 'in_transit', null],
  ['配達店到着', 'in_transit', 'at_delivery_office'], ['配達準備中', 'in_transit', 'at_delivery_office'], ['配達担当店保管中', 'in_transit', 'at_delivery_office'],
  ['配達中', 'out_for_delivery', null], ['持ち出し中', 'out_for_delivery', null], ['持戻（ご不在）', 'attempt_failed', 'recipient_absent'], ['持戻（休業）', 'attempt_failed', null],
  ['依頼受付（再配達）', 'in_transit', 'rescheduled'], ['ご来店予定（保管中）', 'ready_for_pickup', null], ['保管中（ご指定店）', 'ready_for_pickup', null], ['保管中(ご指定店)', 'ready_for_pickup', null],
  ['調査中', 'exception', null], ['返品', 'returning', null], ['返品完了', 'returned', 'to_sender'], ['配達完了', 'delivered', null], ['配達完了（宅配ボックス）', 'delivered', 'locker'],
])('%s is %s %s', (label, status, subStatus) => {
  const { answers, drift } = readBody(yamato, withLabel(label), [QUESTION]);
  expect(answers).toMatchObject([{ report: { status, subStatus, rawStatus: label, events: [{ status, subStatus, sourceCode: label }, {}] } }]);
  expect(drift).toEqual([]);
});

it.each([
  ['2026-10-10T12:00:00Z', '10月11日 20:59', '2026-10-11T20:59:00+09:00', null], ['2026-10-10T12:00:00Z', '10月11日 21:01', '2025-10-11T21:01:00+09:00', null],
  // Already the new year in Japan.
  ['2026-12-31T16:00:00Z', '1月1日 00:30', '2027-01-01T00:30:00+09:00', null], ['2026-12-31T14:00:00Z', '01月01日', null, '2026-01-01'], ['2027-01-02T00:00:00Z', '12月31日', null, '2026-12-31'],
  ['2028-03-01T00:00:00Z', '02月29日 08:00', '2028-02-29T08:00:00+09:00', null], ['2029-01-05T00:00:00Z', '02月29日 08:00', '2028-02-29T08:00:00+09:00', null], ['2027-03-01T00:00:00Z', '02月29日 08:00', null, null],
  ['2026-10-10T12:00:00Z', '１０月０９日　１６:４３', '2026-10-09T16:43:00+09:00', null], ['2026-10-10T12:00:00Z', '13月40日 10:00', null, null], ['2026-10-10T12:00:00Z', 'きのう', null, null],
])('fetched at %s, a scan of %s', (fetched, date, time, localTime) => {
  const body = fixture('yamato', 'new-label.html').replace('10月10日 10:00', date);
  expect(readBody(yamato, body, [QUESTION], at(fetched)).answers).toMatchObject([{ report: { events: expect.arrayContaining([expect.objectContaining({ description: 'ドローン配達', time, localTime })]) as unknown } }]);
});

it.each([
  ['2026-12-30T00:00:00Z', '01/02', '2027-01-02'], ['2027-01-02T00:00:00Z', '12/31', '2026-12-31'], ['2026-10-10T12:00:00Z', '10月12日', '2026-10-12'], ['2026-10-10T12:00:00Z', '10/12 午前中', '2026-10-12'],
  ['2026-10-10T12:00:00Z', '未定', null], ['2026-10-10T12:00:00Z', '13/45', null],
])('fetched at %s, planned for %s', (fetched, planned, day) => {
  const { answers } = readBody(yamato, fixture('yamato', 'new-label.html').replace('未定', planned), [QUESTION], at(fetched));
  expect(answers).toMatchObject([{ report: { eta: day === null ? null : { from: day, until: day } } }]);
});

it('posts the form that the page itself posts', async () => {
  const { errand, requests } = errandWith(() => fixture('yamato', 'batch.html'));
  expect(await yamato.track([ask('100020003015'), ask('100020003041')], errand)).toMatchObject([{ kind: 'found' }, { kind: 'not_found' }]);
  expect(requests).toEqual([{ endpoint: 'yamato.tneko', method: 'POST', url: 'https://toi.kuronekoyamato.co.jp/cgi-bin/tneko', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'category=0&number01=100020003015&number02=100020003041' }]);
});
