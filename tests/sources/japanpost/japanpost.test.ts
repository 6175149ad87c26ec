import { expect, it } from 'vitest';
import japanpost from '@/lib/sources/japanpost';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const read = (name: string, number: string) => readBody(japanpost, fixture('japanpost', name), [ask(number)]);
const withLabel = (label: string): string => fixture('japanpost', 'new-label.html').replace('Carried by drone', label);

keepsTheContract({
  source: japanpost,
  good: { fixture: 'new-label.html', question: ask('100020003031') },
  personal: ['Verborgen'],
  withCode: withLabel,
  keyed: false,
});

it('an overseas page: rows in Japan have its zone, rows abroad have a wall clock only', () => {
  expect(read('delivered-overseas.html', 'EG100200304JP').answers).toEqual([{
    kind: 'found', carrier: 'japan-post',
    report: {
      status: 'delivered', subStatus: null, rawStatus: 'Final delivery', eta: null, related: [], pickup: null,
      events: [
        { time: null, localTime: '2026-10-07T09:05:00', rawTime: '10/07/2026 09:05', location: 'FRANCE', description: 'Final delivery', status: 'delivered', subStatus: null, sourceCode: 'Final delivery' },
        { time: null, localTime: '2026-10-05T22:10:00', rawTime: '10/05/2026 22:10', location: 'MADE UP & SONS, FRANCE', description: 'Arrival at inward office of exchange', status: 'in_transit', subStatus: 'arrived_destination_country', sourceCode: 'Arrival at inward office of exchange' },
        { time: '2026-10-02T11:30:00+09:00', localTime: null, rawTime: '10/02/2026 11:30', location: 'MADE UP, KANAGAWA', description: 'Dispatch from outward office of exchange', status: 'in_transit', subStatus: 'departed_origin_country', sourceCode: 'Dispatch from outward office of exchange' },
        { time: '2026-10-01T10:00:00+09:00', localTime: null, rawTime: '10/01/2026 10:00', location: 'MADE UP, OSAKA', description: 'Posting/Collection', status: 'in_transit', subStatus: 'picked_up', sourceCode: 'Posting/Collection' },
      ],
    },
  }]);
});

it('a domestic page gives its slot in Japanese time', () => {
  expect(read('under-way-slot.html', '100020003005').answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'at_delivery_office', eta: { from: '2026-10-04T09:00:00+09:00', until: '2026-10-04T12:00:00+09:00' } } }]);
});

it('a slot without hours is the day alone, a row without a clock has no time', () => {
  expect(read('slot-word.html', '100020003016').answers).toMatchObject([{ report: { status: 'out_for_delivery', eta: { from: '2026-10-04', until: '2026-10-04' }, events: [{ time: '2026-10-04T08:00:00+09:00' }, { time: null, localTime: '2026-10-02' }] } }]);
});

it('held after an absence: ready at the post office, and the designated day is over', () => {
  expect(read('held-after-absence.html', '100020003020').answers).toMatchObject([{ report: { status: 'ready_for_pickup', subStatus: 'post_office', eta: null, events: [{}, { status: 'attempt_failed', subStatus: 'recipient_absent' }] } }]);
});

it('not found says so in the page\'s words, and only about the number of its row', () => {
  expect(read('not-found.html', 'EG100200399JP').answers).toEqual([{ kind: 'not_found', carrier: 'japan-post', subStatus: 'no_record', code: null, message: '** Nothing is known of this item.' }]);
  expect(read('not-found.html', 'EG100200304JP').answers).toMatchObject([{ kind: 'inconclusive' }]);
});

it('an unknown label is unknown, noted, and the parcel stays at the newest known one', () => {
  const { answers, drift } = read('new-label.html', '100020003031');
  expect(answers).toMatchObject([{ report: { status: 'in_transit', subStatus: 'picked_up', rawStatus: 'Posting/Collection', events: [{ status: 'unknown' }, {}] } }]);
  expect(drift).toEqual([{ path: '履歴情報.label', seen: 'Carried by drone' }]);
});

it.each([
  ['Posting/Collection', 'in_transit', 'picked_up'], ['En route', 'in_transit', null], ['Arrival at outward office of exchange', 'in_transit', 'arrived_facility'], ['Dispatch from outward office of exchange', 'in_transit', 'departed_origin_country'],
  ['Departure from inward office of exchange', 'in_transit', 'departed_facility'], ['Arrival at inward office of exchange', 'in_transit', 'arrived_destination_country'], ['Item presented to import Customs', 'in_transit', 'customs_processing'],
  ['In Customs', 'in_transit', 'customs_processing'], ['Item returned from import Customs', 'in_transit', 'customs_cleared'], ['Dispatched from Exchange Office', 'in_transit', 'departed_facility'], ['Transported in bond', 'in_transit', null],
  ['Arrived in bond', 'in_transit', null], ['Processing at delivery Post Office', 'in_transit', 'at_delivery_office'], ['Item out for physical delivery', 'out_for_delivery', null], ['Absence. Notice left.', 'attempt_failed', 'recipient_absent'],
  ['Retention', 'ready_for_pickup', 'post_office'], ['Final delivery', 'delivered', null], ['Collected at counter', 'delivered', 'collected'], ['Returned to sender', 'returned', 'to_sender'],
])('"%s" is %s %s', (label, status, subStatus) => {
  const { answers, drift } = readBody(japanpost, withLabel(label), [ask('100020003031')]);
  expect(answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus, sourceCode: label }, {}] } }]);
  expect(drift).toEqual([]);
});

it('asks for the English page of one number', async () => {
  const { errand, requests } = errandWith(() => fixture('japanpost', 'not-found.html'));
  await japanpost.track([ask('EG100200399JP')], errand);
  expect(requests).toEqual([{ endpoint: 'japanpost.search-direct', method: 'GET', url: 'https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=EG100200399JP&locale=en' }]);
});
