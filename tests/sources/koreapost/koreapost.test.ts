import { expect, it } from 'vitest';
import koreapost from '@/lib/sources/koreapost';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const read = (name: string, number: string) => readBody(koreapost, fixture('koreapost', name), [ask(number)]);
const withLabel = (label: string): string => fixture('koreapost', 'new-label.html').replace('드론배달', label);
const QUESTION = ask('6000000000051');

keepsTheContract({
  source: koreapost,
  good: { fixture: 'new-label.html', question: QUESTION },
  personal: ['비밀발송', '비밀수령', '비밀기사', '051-000-1111', '02-000-1111'],
  withCode: withLabel,
  keyed: false,
});

it('a delivered parcel: Korean time, newest first, the office without its telephone, the event without the names beside it', () => {
  const event = (more: object): object => ({ localTime: null, ...more });
  expect(read('delivered.html', '6000000000017').answers).toEqual([{
    kind: 'found', carrier: 'korea-post',
    report: {
      status: 'delivered', subStatus: null, rawStatus: '배달완료', eta: null, related: [], pickup: null,
      events: [
        event({ time: '2026-10-08T10:08:00+09:00', rawTime: '2026.10.08 10:08', location: '가상부산우체국', description: '배달완료', status: 'delivered', subStatus: null, sourceCode: '배달완료' }),
        event({ time: '2026-10-08T06:40:00+09:00', rawTime: '2026.10.08 06:40', location: '가상부산우체국', description: '배달준비', status: 'out_for_delivery', subStatus: null, sourceCode: '배달준비' }),
        event({ time: '2026-10-07T22:14:00+09:00', rawTime: '2026.10.07 22:14', location: '가상대전집중국', description: '도착', status: 'in_transit', subStatus: 'arrived_facility', sourceCode: '도착' }),
        event({ time: '2026-10-07T13:30:00+09:00', rawTime: '2026.10.07 13:30', location: '가상서울우체국', description: '발송', status: 'in_transit', subStatus: 'departed_facility', sourceCode: '발송' }),
        event({ time: '2026-10-07T09:02:00+09:00', rawTime: '2026.10.07 09:02', location: '가상서울우체국', description: '접수', status: 'in_transit', subStatus: 'picked_up', sourceCode: '접수' }),
        event({ time: '2026-10-06T18:05:00+09:00', rawTime: '2026.10.06 18:05', location: '가상서울&우체국', description: '운송장출력', status: 'pre_transit', subStatus: 'label_created', sourceCode: '운송장출력' }),
      ],
    },
  }]);
});

it('a number with hyphens, a day without a clock, an empty office', () => {
  expect(read('under-way.html', '6000000000028').answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'arrived_facility', events: [
    { time: '2026-10-09T07:30:00+09:00' }, { time: null, localTime: '2026-10-08', rawTime: '2026.10.08', location: null, subStatus: 'picked_up' },
  ] } }]);
});

it('the older markup: no links, no spans, and still no telephone and no names', () => {
  expect(read('old-markup.html', '6000000000039').answers).toMatchObject([{ report: { status: 'attempt_failed', events: [{ location: '가상서울우체국', description: '미배달', sourceCode: '미배달' }, { location: '가상서울우체국', description: '배달준비' }] } }]);
});

it('not found is an answer, in the words of the page', () => {
  expect(read('not-found.html', '6000000000040').answers).toEqual([{ kind: 'not_found', carrier: 'korea-post', subStatus: 'no_record', code: null, message: '가상번호의 배달정보를 찾지 못했습니다. 번호를 확인하세요.' }]);
  expect(read('international-not-found.html', 'EE000000014KR').answers).toMatchObject([{ kind: 'not_found', message: 'Made up: number EE000000014KR is not found. Look again.' }]);
  expect(read('not-found.html', '6000000000099').answers).toMatchObject([{ kind: 'inconclusive' }]);
});

it('no scans yet proves nothing', () => {
  const body = fixture('koreapost', 'not-found.html').replace(/<tr><td colspan.*<\/tr>/, '');
  expect(readBody(koreapost, body, [ask('6000000000040')]).answers).toMatchObject([{ kind: 'inconclusive' }]);
});

it('the international page has wall clocks of places it does not name, and the other post is not the receiver', () => {
  expect(read('international.html', 'EE000000005KR').answers).toMatchObject([{ report: { status: 'attempt_failed', subStatus: null, rawStatus: 'Unsuccessful delivery', events: [
    { time: null, localTime: '2026-10-04T12:20:00', rawTime: '12:20 04-Oct-2026', location: 'MADE UP', status: 'attempt_failed' },
    { localTime: '2026-10-03T07:15:00', subStatus: 'customs_processing' }, { location: null, status: 'in_transit', subStatus: 'handed_to_partner' }, { localTime: '2026-10-01T08:10:00', location: 'MADE UP SEOUL', subStatus: 'picked_up' },
  ] } }]);
});

it('a new label is unknown; the parcel follows the newest one that is known', () => {
  const { answers, drift } = read('new-label.html', '6000000000051');
  expect(answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'picked_up', events: [{ status: 'unknown', sourceCode: '드론배달' }, {}] } }]);
  expect(drift).toEqual([{ path: 'history.label', seen: '드론배달' }]);
});

it.each([
  ['운송장출력', 'pre_transit', 'label_created'], ['접수', 'in_transit', 'picked_up'], ['집하완료', 'in_transit', 'picked_up'], ['발송', 'in_transit', 'departed_facility'], ['도착', 'in_transit', 'arrived_facility'],
  ['배달준비', 'out_for_delivery', null], ['배달완료', 'delivered', null], ['미배달', 'attempt_failed', null], ['신청취소', 'cancelled', null], ['접수취소', 'cancelled', null],
  ['Posting/Collection', 'in_transit', 'picked_up'], ['Departure from inward office of exchange', 'in_transit', 'departed_facility'], ['Arrival at Office of Exchange', 'in_transit', 'arrived_facility'],
  ['Arrival at outward office of exchange', 'in_transit', 'arrived_facility'], ['Ready for dispatch', 'in_transit', null], ['Handed over to a transport company', 'in_transit', null], ['Received by Air carriers', 'in_transit', 'handed_to_airline'],
  ['Departure from the Airport', 'in_transit', 'departed_origin_country'], ['Arrival at Destination Airport', 'in_transit', 'arrived_destination_country'], ['Delivered to Destination Post', 'in_transit', 'handed_to_partner'],
  ['Arrival at inward office of exchange', 'in_transit', 'arrived_destination_country'], ['Ready for customs clearance', 'in_transit', 'customs_processing'], ['Unsuccessful delivery', 'attempt_failed', null], ['Delivery complete', 'delivered', null],
])('%s is %s %s', (label, status, subStatus) => {
  const { answers, drift } = readBody(koreapost, withLabel(label), [QUESTION]);
  expect(answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus }, {}] } }]);
  expect(drift).toEqual([]);
});

it('asks the domestic page, or for a number of the postal union the international one', async () => {
  const { errand, requests } = errandWith(() => fixture('koreapost', 'international.html'));
  await koreapost.track([ask('6000000000051')], errand);
  expect(await koreapost.track([ask('EE000000005KR')], errand)).toMatchObject([{ kind: 'found' }]);
  expect(requests[0]).toEqual({ endpoint: 'koreapost.domestic', method: 'GET', url: 'https://service.epost.go.kr/trace.RetrieveDomRigiTraceList.comm?sid1=6000000000051' });
  expect(requests[1]).toMatchObject({ endpoint: 'koreapost.international', method: 'POST', url: 'https://trace.epost.go.kr/xtts/servlet/kpl.tts.common.svl.SttSVL' });
  expect(Object.fromEntries(new URLSearchParams(requests[1]?.body))).toEqual({ target_command: 'kpl.tts.tt.epost.cmd.RetrieveEmsTraceEngCmd', JspURI: '/xtts/tt/epost/ems/EmsSearchResultEng.jsp', POST_CODE: 'EE000000005KR' });
});
