/** A described endpoint for tests: everything about it can be overruled. */
import type { CustomDraft } from '@/lib/model/custom-source';

export function described(change: Partial<CustomDraft> = {}): CustomDraft {
  return {
    name: 'Sample Parcels', network: 'public', method: 'GET', address: 'https://api.sample-parcels.net/v1/track/{number}', headers: [], body: null,
    answer: { events: 'data.events', time: 'at', clock: '', text: 'text', place: 'place', code: 'code', status: '', number: '', eta: '' },
    zoneRule: 'offset', zone: '', dateOrder: 'ymd',
    words: [{ word: 'OUT', status: 'out_for_delivery', subStatus: null }, { word: 'DONE', status: 'delivered', subStatus: 'mailbox' }, { word: 'GONE', status: 'not_found', subStatus: null }],
    everyMinutes: 60, perDay: 200, ...change,
  };
}
