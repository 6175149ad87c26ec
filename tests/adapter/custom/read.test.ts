import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/adapter/contract';
import { readCustom } from '@/lib/adapter/custom/read';
import { customTracking, driftOf } from '@/lib/adapter/custom/source';
import type { CustomDraft, ReadingNote } from '@/lib/model/custom-source';
import { described } from './described';

const NUMBER = 'SP123456789';

function read(body: unknown, change: Partial<CustomDraft> = {}, httpStatus = 200): { readonly answer: Answer; readonly notes: readonly ReadingNote[] } {
  const notes: ReadingNote[] = [];
  const answer = readCustom(described(change), 'custom-sample', typeof body === 'string' ? body : JSON.stringify(body), { httpStatus, retryAfterSeconds: null, questions: [{ number: NUMBER, input: {} }], note: (note) => void notes.push(note) });
  return { answer, notes };
}
const report = ({ answer }: ReturnType<typeof read>): Extract<Answer, { kind: 'found' }>['report'] => {
  if (answer.kind !== 'found') throw new Error(answer.kind);
  return answer.report;
};
const events = (...rows: readonly object[]): object => ({ data: { events: rows } });
const answerPaths = (change: Partial<CustomDraft['answer']>): Partial<CustomDraft> => ({ answer: { ...described().answer, ...change } });

describe('events', () => {
  it('are read part by part, newest first, with the words explained', () => {
    const { status, rawStatus, events: list } = report(read(events({ at: '2026-11-23T08:00:00+01:00', text: 'Parcel left', place: 'Ulm', code: 'XX' }, { at: '2026-11-24T09:30:00+01:00', text: ' On the  van ', place: null, code: 'out' })));
    expect(list).toEqual([
      { time: '2026-11-24T09:30:00+01:00', localTime: null, rawTime: '2026-11-24T09:30:00+01:00', location: null, description: 'On the van', status: 'out_for_delivery', subStatus: null, sourceCode: 'out' },
      { time: '2026-11-23T08:00:00+01:00', localTime: null, rawTime: '2026-11-23T08:00:00+01:00', location: 'Ulm', description: 'Parcel left', status: 'unknown', subStatus: 'unmapped', sourceCode: 'XX' },
    ]);
    expect([status, rawStatus]).toEqual(['out_for_delivery', 'out']);
  });

  it('with words that nobody explained stay unknown, each noted with its place', () => {
    const { answer, notes } = read(events({ at: '2026-11-24T09:30:00Z', text: 'x', code: 'NEW-1' }));
    expect(answer).toMatchObject({ kind: 'found', report: { status: 'unknown', subStatus: 'unmapped' } });
    expect(notes).toEqual([{ part: 'code', kind: 'unknown_word', row: 0, seen: 'NEW-1' }]);
  });

  it('without a code are told by their text', () => {
    expect(report(read(events({ at: '2026-11-24T09:30:00Z', text: 'Done' }), answerPaths({ code: '' }))).status).toBe('delivered');
  });

  it('may have the clock apart, the list at the top, and empty rows that are left out', () => {
    const { answer, notes } = read([{ day: '24.11.2026', hour: '9:05', text: 'x', code: 'OUT' }, {}, 7], { ...answerPaths({ events: '$', time: 'day', clock: 'hour' }), dateOrder: 'dmy', zoneRule: 'zone', zone: 'Europe/Berlin' });
    expect(answer).toMatchObject({ report: { events: [{ time: null, localTime: '2026-11-24T09:05:00', rawTime: '24.11.2026 9:05' }] } });
    expect(notes).toEqual([1, 2].map((row) => ({ part: 'events', kind: 'empty_row', row, seen: '' })));
  });

  it('with an object where text should be say so', () => {
    expect(read(events({ at: '2026-11-24T09:30:00Z', text: { en: 'x' }, code: 'OUT', place: ['a'] })).notes).toEqual([{ part: 'text', kind: 'not_text', row: 0, seen: 'object' }, { part: 'place', kind: 'not_text', row: 0, seen: 'list' }]);
  });
});

describe('the parcel', () => {
  const whole = { ...answerPaths({ status: 'data.state', number: 'data.no', eta: 'data.due' }) };
  const body = (change: object): object => ({ data: { no: 'sp 123-456-789', state: 'OUT', due: '2026-11-26', events: [], ...change } });
  it('has a status, an arrival and its own number', () => {
    expect(report(read(body({}), whole))).toEqual({ status: 'out_for_delivery', subStatus: null, rawStatus: 'OUT', events: [], eta: { from: '2026-11-26', until: '2026-11-26' }, related: [], pickup: null });
    expect(report(read(body({ state: 'DONE' }), whole)).eta, 'nothing is awaited any more').toBeNull();
    expect(read(body({ due: 'soon' }), whole).notes).toEqual([{ part: 'eta', kind: 'unreadable', row: null, seen: 'soon' }]);
  });
  it('another number proves nothing', () => expect(read(body({ no: 'SP999' }), whole).answer.kind).toBe('inconclusive'));
  it('a word for not found, an empty list, nothing at all and HTTP 404 are one answer', () => {
    const answers = [read(body({ state: 'GONE' }), whole), read(events()), read({ data: { events: null } }), read('', {}, 404)].map(({ answer }) => answer);
    expect(answers.map((answer) => answer.kind === 'not_found' && answer.subStatus)).toEqual(['no_record', 'no_record', 'no_record', 'no_record']);
  });
});

it.each([
  ['<html>', 200, 'changed'], ['', 200, 'changed'], ['{}', 200, 'changed'], ['{"data":{"events":"none"}}', 200, 'changed'], ['null', 200, 'changed'],
  ['', 401, 'auth'], ['', 403, 'challenge'], ['', 429, 'rate_limited'], ['{"data":{"events":[]}}', 500, 'upstream'],
])('%s with HTTP %i fails as %s', (body, status, failure) => expect(read(body, {}, status).answer).toMatchObject({ kind: 'failed', failure, carrier: 'custom-sample' }));

it('403 with a secret header is about the key', () => expect(read('', { headers: [{ name: 'X-Key', value: '', secret: true }] }, 403).answer).toMatchObject({ failure: 'auth' }));

describe('whatever comes', () => {
  const json = fc.oneof(fc.jsonValue(), fc.record({ data: fc.record({ events: fc.array(fc.record({ at: fc.jsonValue(), text: fc.jsonValue(), place: fc.jsonValue(), code: fc.jsonValue() }, { requiredKeys: [] }), { maxLength: 8 }) }) }));
  it('no reading throws, and no status is there that the user did not explain', () => {
    fc.assert(fc.property(json, fc.constantFrom(200, 200, 200, 404, 500), (body, status) => {
      const { answer } = read(body, {}, status);
      if (answer.kind !== 'found') return;
      const allowed = new Set(['out_for_delivery', 'delivered', 'not_found', 'unknown']);
      for (const event of [answer.report, ...answer.report.events]) expect(allowed.has(event.status)).toBe(true);
      for (const event of answer.report.events) if (event.status !== 'unknown') expect(['out', 'done', 'gone']).toContain(event.sourceCode?.normalize('NFKC').toLowerCase());
    }), { numRuns: 1500 });
  });

  it('drift holds no text of a person', () => {
    const told = (note: Partial<ReadingNote>): unknown => driftOf({ part: 'code', kind: 'unknown_word', row: 3, seen: '', ...note });
    expect([told({ seen: 'ABC-1' }), told({ seen: 'Zugestellt an Frau Muster, Hauptstraße 1' }), told({ part: 'text', seen: 'Max' }), told({ part: 'time', kind: 'unreadable', seen: 'tel 0171 1234567' }), told({ part: 'status', row: null, seen: 'HELD' })]).toEqual([
      { path: 'events[].code', seen: 'ABC-1' }, { path: 'events[].code', seen: 'unknown_word' }, { path: 'events[].text', seen: 'unknown_word' }, { path: 'events[].time', seen: 'unreadable' }, { path: 'status', seen: 'HELD' },
    ]);
  });
});

describe('the request', () => {
  const errand = (secrets: Readonly<Record<string, string>>, asked: unknown[]): Parameters<ReturnType<typeof customTracking>['track']>[1] => ({
    now: 0, signal: new AbortController().signal, secrets, tokens: { read: () => Promise.resolve(null), keep: () => Promise.resolve() }, carrierOf: () => null, noteDrift: () => undefined,
    ask: (request) => {
      asked.push(request);
      return Promise.resolve({ status: 200, contentType: null, body: '{"data":{"events":[]}}', retryAfterSeconds: null, receivedAt: 0 });
    },
  });
  it('fills address, body and secret headers', async () => {
    const asked: unknown[] = [];
    const source = { ...described({ method: 'POST', address: 'https://api.sample-parcels.net/t?zip={postcode}', body: { type: 'json', text: '{"no":"{number}"}' }, headers: [{ name: 'Authorization', value: '', secret: true }, { name: 'X-Lang', value: 'en', secret: false }] }), id: 'custom-sample' };
    await customTracking(source).track([{ number: 'A"B', input: { postcode: '1 2' } }], errand({ Authorization: 'Bearer k' }, asked));
    expect(asked).toEqual([{ endpoint: 'custom-sample.track', method: 'POST', url: 'https://api.sample-parcels.net/t?zip=1%202', headers: { accept: 'application/json', 'content-type': 'application/json', Authorization: 'Bearer k', 'X-Lang': 'en' }, body: '{"no":"A\\"B"}' }]);
  });
  it('is not made to an address that nobody agreed to, whatever is stored', async () => {
    const asked: unknown[] = [];
    for (const address of ['https://10.0.0.1/{number}', 'http://api.example.com/{number}', 'https://{number}.example.com/']) {
      await expect(customTracking({ ...described({ address }), id: 'custom-sample' }).track([{ number: NUMBER, input: {} }], errand({}, asked))).rejects.toThrow('internal');
    }
    expect(asked).toEqual([]);
  });
  it('is not made while something is missing', async () => {
    const asked: unknown[] = [];
    const source = { ...described({ address: 'https://api.sample-parcels.net/{number}/{phoneTail}' }), id: 'custom-sample' };
    expect(await customTracking(source).track([{ number: NUMBER, input: {} }], errand({}, asked))).toMatchObject([{ kind: 'failed', failure: 'needs_input' }]);
    expect(asked).toEqual([]);
  });
});
