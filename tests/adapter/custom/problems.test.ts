import { expect, it } from 'vitest';
import { problemsOf } from '@/lib/adapter/custom/problems';
import type { CustomDraft, CustomHeader } from '@/lib/model/custom-source';
import { described } from './described';

const found = (change: Partial<CustomDraft>): readonly string[] => problemsOf(described(change)).map(({ field, kind }) => `${field} ${kind}`);
const headers = (...list: readonly (readonly [string, string, boolean?])[]): { readonly headers: readonly CustomHeader[] } => ({ headers: list.map(([name, value, secret = false]) => ({ name, value, secret })) });
const post = (type: 'json' | 'form', text: string): Partial<CustomDraft> => ({ method: 'POST', address: 'https://api.sample-parcels.net/track', body: { type, text } });

it('a whole description has none', () => expect(found({})).toEqual([]));

it('every part has its own', () => {
  expect(found({ name: ' ' })).toEqual(['name empty']);
  expect(found({ answer: { ...described().answer, events: '', time: 'a..b', eta: 'x]' } })).toEqual(['answer.events empty', 'answer.time path', 'answer.eta path']);
  expect(found({ zoneRule: 'zone', zone: 'Europe/Nowhere' })).toEqual(['zone zone']);
  expect(['', '+02:00', 'Europe/Berlin'].map((zone) => found({ zoneRule: 'zone', zone }))).toEqual([['zone zone'], ['zone zone'], []]);
  expect(found({ words: [{ word: 'Out', status: 'delivered', subStatus: null }, { word: ' oUT ', status: 'in_transit', subStatus: null }, { word: '', status: 'unknown', subStatus: null }] })).toEqual(['words.1 word_twice', 'words.2 empty']);
});

it('headers that a browser would not send, that stand twice, or that are keys in the open', () => {
  const refused = headers(['Cookie', 'a=b'], ['Host', 'x'], ['Sec-Fetch-Mode', 'cors'], ['Referer', 'x'], ['bad name', 'x'], ['X-A', 'line\r\nX-B: 1'], ['X-A', 'x'], ['Authorization', 'Bearer x'], ['x-api-key', 'x'], ['X-Empty', '']);
  expect(found(refused)).toEqual(['headers.0 header_name', 'headers.1 header_name', 'headers.2 header_name', 'headers.3 header_name', 'headers.4 header_name', 'headers.5 header_value', 'headers.6 header_twice', 'headers.7 header_secret', 'headers.8 header_secret', 'headers.9 empty']);
  expect(found(headers(['Authorization', '', true], ['X-Api-Key', '', true], ['Accept-Language', 'en']))).toEqual([]);
});

it('a body is what it says it is, with the number inside and no key', () => {
  expect(found(post('json', '{"no":"{number}","zip":"{postcode}"}'))).toEqual([]);
  expect(found(post('form', 'no={number}&lang=en'))).toEqual([]);
  expect(found(post('json', '{"no":{number}}'))).toEqual(['body body_json']);
  expect(found(post('json', 'no={number}'))).toEqual(['body body_json']);
  expect(found(post('json', '{"no":"{nummer}"}'))).toEqual(['address no_number', 'body placeholder']);
  expect(found(post('json', '{"no":"{number}","apiKey":"x"}'))).toEqual(['body body_key']);
  expect(found(post('form', 'no={number}&token=x'))).toEqual(['body body_key']);
  expect(found({ ...post('json', '{"no":"{number}"}'), method: 'GET' }), 'a GET sends no body').toEqual(['address no_number']);
});
