/** Reports and samples hold nothing of anybody's: no number, text, place, pickup, key or note, whatever a source sends. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { heldBack, writeReport } from '@/components/sources/drift-report';
import type { Answer } from '@/lib/adapter/contract';
import { isCode, nameDrift, readDrift } from '@/lib/model/drift';
import type { Parcel } from '@/lib/model/parcel';
import { newSourceState } from '@/lib/model/source-state';
import { newParcel } from '@/lib/intake/new-rows';
import { ownWordsOf, textsOf } from '@/lib/polling/own-words';
import { redactSample } from '@/lib/polling/sample';
import { buildHouse, event, found, madeUpSource, report, tableSource } from '../_support/house';
import { createEngine } from '@/lib/polling/engine';
import { keepSample, readSample, wantSample } from '@/lib/storage/samples';
import { openTestDatabase } from '../_support/database';

const NOW = Date.UTC(2026, 10, 24);

/** Words that stand in no report and no field name by themselves. */
const word = fc.stringMatching(/^Zq[A-Z]{3,8}$/);
const own = fc.record({
  number: fc.stringMatching(/^[A-Z]{2}[1-9]\d{8,11}[A-Z]{2}$/),
  place: fc.oneof(word, fc.tuple(word, word).map((two) => two.join(' ')), fc.constantFrom('杭州市余杭区', '京都府舞鶴市')),
  text: fc.oneof(word, fc.tuple(word, word, word).map((three) => three.join(' ')), fc.constantFrom('快件已存放至示例驿站', 'お届け済みです')),
  pickup: fc.oneof(word, fc.stringMatching(/^[1-9]-\d-[1-9]\d{3}$/)),
  note: word,
  title: word,
  key: fc.stringMatching(/^k3y[A-Za-z0-9]{12,20}$/),
});
type Own = typeof own extends fc.Arbitrary<infer T> ? T : never;

const parcelOf = ({ number, place, text, pickup, note, title }: Own): Parcel => ({
  ...newParcel({ number, carrier: 'post', input: {}, source: null, title, pickupCode: pickup, pickupPlace: place }, NOW), shelf: 'moving', shelfAt: 0, rev: 1, note, latestText: text, latestPlace: place,
});
const answerOf = ({ place, text }: Own): Answer => ({ kind: 'found', carrier: null, report: report([event('in_transit', '2026-11-20T10:00:00Z', { location: place, description: text, sourceCode: 'IT' })]) });
const secretsOf = (mine: Own): readonly string[] => Object.values(mine);

/** What a source may say in the place of a code: a word of its own, or something of the user's in any dress. */
const said = (mine: Own): fc.Arbitrary<string> => {
  const piece = fc.constantFrom(...secretsOf(mine).filter((secret) => secret !== mine.key));
  return fc.oneof(fc.constantFrom('NEW_CODE', 'X9', 'InTransit_Odd'), piece, piece.map((text) => text.toLowerCase()), piece.map((text) => `HUB_${text}`), fc.tuple(piece, piece).map((two) => two.join('_')), piece.map((text) => text.replace(/[^A-Za-z0-9]/g, '')), fc.string({ unit: 'grapheme', maxLength: 60 }));
};
const hides = (text: string, mine: Own): void => {
  for (const secret of secretsOf(mine)) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
};

it('a report, whatever was noted', () => {
  fc.assert(fc.property(own.chain((mine) => fc.tuple(fc.constant(mine), fc.array(said(mine), { minLength: 1, maxLength: 12 }))), ([mine, words]) => {
    const parcels = [parcelOf(mine)];
    const mineWords = [...ownWordsOf(parcels, [answerOf(mine)]), ...textsOf(parcels, [answerOf(mine)])];
    const drift = Object.fromEntries(words.map((seen) => [nameDrift('events.status', seen, mineWords), 1]));
    const text = writeReport({ source: { id: 'post', maturity: 'experimental' }, state: { ...newSourceState('post'), drift }, version: '1', browser: 'Firefox', included: new Set() });
    hides(text, mine);
    for (const [name] of Object.entries(drift)) if (!readDrift(name).own) expect(isCode(readDrift(name).seen)).toBe(true);
  }), { numRuns: 500 });
});

it('a report tells codes as they are, holds back what may be somebody\'s, and includes what the user ticks', () => {
  const drift = { [nameDrift('status', 'NEW_CODE', [])]: 3, [nameDrift('rows.label', '国際交換局から発送', [])]: 1, [nameDrift('status', 'HANGZHOU', ['Hangzhou depot'])]: 1 };
  const state = { ...newSourceState('post'), drift, failure: 'changed' as const, failingSince: NOW, failuresInRow: 6 };
  const write = (included: readonly string[]): string => writeReport({ source: { id: 'post', maturity: 'from-fixtures' }, state, version: '1.0', browser: 'Firefox', included: new Set(included) });
  expect(write([])).toBe('Ordertrail 1.0, Firefox\nsource: post (from-fixtures)\nlast good answer: never\ntrouble: changed since 2026-11-24, 6 in a row\nunknown words and fields:\n  3 x status = NEW_CODE\n  1 x rows.label = (9 characters, held back)\n  1 x status = (8 characters, held back)');
  expect(heldBack(state)).toEqual(['国際交換局から発送', 'HANGZHOU']);
  expect(write(['国際交換局から発送'])).toContain('rows.label = 国際交換局から発送');
});

/** A reply in JSON with the user's words in likely and in odd places. */
const jsonOf = (mine: Own, status: string): string => JSON.stringify({
  status, code: mine.pickup, number: mine.number, [mine.number]: { statusCode: mine.place }, message: `${mine.text} ${mine.key}`, phone: 13_800_138_000,
  events: [{ status: 'IT', eventCode: mine.number, time: '2026-11-20T10:00:00+08:00', place: mine.place, text: `${mine.text} (${mine.number.toLowerCase()})`, signedBy: mine.note, pickupCode: mine.pickup, tkCode: mine.title }],
});
const htmlOf = (mine: Own): string => `<html><head><script>var n = "${mine.number}"</script><!-- ${mine.note} --></head><body data-n="${mine.number}"><table class="list ${mine.title}" summary="履歴情報"><tr><th>Status</th><th>${mine.place}</th></tr><tr><td>IT</td><td title="${mine.key}">${mine.place}, ${mine.text}</td><td>${mine.number}</td><td>${mine.pickup}${mine.note}${mine.key}</td></tr></table></body></html>`;

it.each([['JSON', (mine: Own) => jsonOf(mine, 'NEW')], ['HTML', htmlOf], ['neither', (mine: Own) => `callback(${jsonOf(mine, 'NEW')})`]] as const)('a sample of %s', (_kind, bodyOf) => {
  fc.assert(fc.property(own, (mine) => {
    const sample = redactSample(bodyOf(mine), { numbers: [mine.number], answers: [answerOf(mine)], own: [mine.key, ...ownWordsOf([parcelOf(mine)], [answerOf(mine)])], shiftDays: 41 });
    hides(sample, mine);
    expect(sample).not.toMatch(/13800138000|2026-11-20/);
  }), { numRuns: 300 });
});

it('a sample keeps form and codes, the same number stays the same, dates keep their order and offsets', () => {
  const body = JSON.stringify({ result: 1, ok: true, none: null, nu: 'YT2648103957264', status: 'IT', rows: [{ opCode: 'ARRIVE_X', time: '2026-11-20 10:15:00', zone: '+08:00', text: '快件YT2648103957264已到达Hangzhou 3', name: 'Zhang San' }, { opCode: 'two words', time: '2026/11/19' }] });
  const sample = JSON.parse(redactSample(body, { numbers: ['YT2648103957264'], answers: [{ kind: 'found', carrier: null, report: report([event('in_transit', '2026-11-20T10:00:00Z', { sourceCode: 'IT' })]) }], own: [], shiftDays: 41 })) as { readonly nu: string; readonly rows: readonly Record<string, string>[] };
  expect(sample).toMatchObject({ result: 1, ok: true, none: null, status: 'IT', rows: [{ opCode: 'ARRIVE_X', time: '2026-10-10 10:15:00', zone: '+08:00', text: `某某${sample.nu}某某某Xxxxxxxx 0`, name: 'Xxxxx Xxx' }, { opCode: 'xxx xxxxx', time: '2026/10/09' }] });
  expect(sample.nu).toMatch(/^XX\d{13}$/);
  const page = redactSample('<table summary="履歴情報"><tr><th>Record</th></tr><tr><td>Final delivery</td><td>KYOTO</td></tr></table>', { numbers: [], answers: [{ kind: 'found', carrier: null, report: report([event('delivered', '2026-11-20T10:00:00Z', { sourceCode: 'Final delivery' })]) }], own: [], shiftDays: 41 });
  expect(page).toBe('<table summary="某某某某"><tr><th>Record</th></tr><tr><td>Final delivery</td><td>XXXXX</td></tr></table>');
});

it('deep, long and broken replies are taken as they come', () => {
  const none = { numbers: ['A1234567'], answers: [], own: [], shiftDays: 30 };
  for (const body of ['', '[', '['.repeat(5000) + ']'.repeat(5000), '<'.repeat(5000), '<div>'.repeat(5000), '{"__proto__":{"a":"b"}}', 'A1234567'.repeat(20_000)]) expect(typeof redactSample(body, none)).toBe('string');
  expect(redactSample(JSON.stringify(Array.from({ length: 5000 }, () => 'x'.repeat(100))), none).length).toBeLessThanOrEqual(200_000);
});

it('the engine records one reply when it is wanted, never the token, and only once', async () => {
  const meta = madeUpSource();
  const house = await buildHouse({ metas: [meta] });
  const source = { ...tableSource(meta, () => found([event('in_transit', '2026-11-20T10:00:00Z')])) };
  const asking = { ...source, async track(...[questions, errand]: Parameters<typeof source.track>) {
    const answers = await source.track(questions, errand);
    await errand.ask({ endpoint: 'post.token', method: 'POST', url: 'https://post.example/token' });
    return answers;
  } };
  const engine = createEngine({ ...house.parts, sources: new Map([['post', asking]]) });
  house.outside.answer = ({ endpoint }) => house.outside.reply(endpoint === 'post.token' ? { access_token: 'SECRET' } : { number: 'AB12345678', status: 'in_transit' });
  await house.add('AB12345678');
  await engine.run();
  expect(await readSample(house.db, 'post')).toBeNull();
  await wantSample(house.db, 'post', true);
  for (let times = 0; times < 2; times += 1) {
    await house.makeDue();
    house.outside.now += 120_000;
    await engine.run();
  }
  const sample = await readSample(house.db, 'post');
  expect([sample?.endpoint, sample?.status, sample?.body.includes('AB12345678'), sample?.body.includes('SECRET'), sample?.body.includes('in_transit')]).toEqual(['post.track', 200, false, false, true]);
  expect((await house.db.sourceStates.get('post'))?.sampleWanted).toBeUndefined();
  expect(house.outside.now - (sample?.at ?? 0)).toBeGreaterThan(60_000);
});

it('a drift note of a parcel\'s own words is marked when it is settled', async () => {
  const db = await openTestDatabase();
  await keepSample(db, 's', { endpoint: 's.x', status: 200, contentType: null, body: '', at: 1 });
  const meta = madeUpSource();
  const house = await buildHouse({ metas: [meta] });
  const base = tableSource(meta, () => found([event('in_transit', '2026-11-20T10:00:00Z', { location: 'HANGZHOU' })]));
  const noting = { ...base, async track(...[questions, errand]: Parameters<typeof base.track>) {
    for (const seen of ['NEW_CODE', 'HUB_HANGZHOU', 'AB12345678']) errand.noteDrift({ path: 'status', seen });
    return base.track(questions, errand);
  } };
  await house.add('AB12345678');
  await createEngine({ ...house.parts, sources: new Map([['post', noting]]) }).run();
  expect((await house.db.sourceStates.get('post'))?.drift).toEqual({ 'status=NEW_CODE': 1, 'status~HUB_HANGZHOU': 1, 'status~AB12345678': 1 });
});
