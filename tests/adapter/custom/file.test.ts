import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressProblem } from '@/lib/adapter/custom/address';
import { readCustomFile } from '@/lib/adapter/custom/file';
import { problemsOf } from '@/lib/adapter/custom/problems';
import { customDraft } from '@/lib/adapter/custom/schema';
import { CUSTOM_FORMAT, LARGEST_CUSTOM_FILE, writeCustomFile } from '@/lib/model/custom-file';
import { BODY_TYPES, type CustomDraft, DATE_ORDERS, METHODS, NETWORKS, ZONE_RULES } from '@/lib/model/custom-source';
import { PARCEL_STATUSES, SUB_STATUSES, type SubStatus } from '@/lib/model/status';
import { described } from './described';

const text = (most: number): fc.Arbitrary<string> => fc.string({ maxLength: most, unit: 'grapheme' }).filter((value) => value.length <= most);
const word = fc.constantFrom(...PARCEL_STATUSES).chain((status) => fc.record({ word: text(40), status: fc.constant(status), subStatus: fc.constantFrom<SubStatus | null>(null, ...SUB_STATUSES[status]) }));
const parts = ['events', 'time', 'clock', 'text', 'place', 'code', 'status', 'number', 'eta'] as const;
const drafts: fc.Arbitrary<CustomDraft> = fc.record({
  name: fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom('a', 'Z', '快', 'é', ' ', '1', '-', '"') }), network: fc.constantFrom(...NETWORKS), method: fc.constantFrom(...METHODS), address: text(80),
  headers: fc.array(fc.record({ name: text(20), value: text(40), secret: fc.boolean() }), { maxLength: 4 }), body: fc.option(fc.record({ type: fc.constantFrom(...BODY_TYPES), text: text(80) })),
  answer: fc.record(Object.fromEntries(parts.map((part) => [part, text(30)])) as Record<(typeof parts)[number], fc.Arbitrary<string>>),
  zoneRule: fc.constantFrom(...ZONE_RULES), zone: text(30), dateOrder: fc.constantFrom(...DATE_ORDERS), words: fc.array(word, { maxLength: 6 }), everyMinutes: fc.integer({ min: 10, max: 1440 }), perDay: fc.integer({ min: 1, max: 1000 }),
});
const bare = (draft: CustomDraft): CustomDraft => ({ ...draft, headers: draft.headers.map((header) => (header.secret ? { ...header, value: '' } : header)) });

it('what is saved as a file is read again as it was, but for secrets and for what is whose network', () => {
  fc.assert(fc.property(drafts, (draft) => {
    expect(readCustomFile(writeCustomFile({ ...draft, id: 'custom-x' }))).toMatchObject({ draft: { ...bare(draft), network: 'public' } });
  }), { numRuns: 150 });
});

it('no secret is ever in it, and none that a file brings is kept', () => {
  const draft = described({ headers: [{ name: 'X-Key', value: 'hunter2', secret: true }] });
  expect(writeCustomFile({ ...draft, id: 'custom-x' })).not.toContain('hunter2');
  const read = readCustomFile(JSON.stringify({ format: CUSTOM_FORMAT, version: 1, carrier: draft }));
  expect(JSON.stringify(read)).not.toContain('hunter2');
});

describe('a hostile file', () => {
  const file = (carrier: unknown, more: object = {}): string => JSON.stringify({ format: CUSTOM_FORMAT, version: 1, carrier, ...more });
  it.each([
    ['too large', ' '.repeat(LARGEST_CUSTOM_FILE + 1), 'too_large', ''], ['no JSON', '{', 'not_json', ''], ['empty', '', 'not_json', ''], ['null', 'null', 'not_ours', ''], ['a list', '[]', 'not_ours', ''], ['another program\'s', '{"format":"x","version":1}', 'not_ours', ''], ['no version', `{"format":"${CUSTOM_FORMAT}"}`, 'not_ours', ''],
    ['newer', file({}, { version: 2 }), 'newer', ''], ['nothing in it', `{"format":"${CUSTOM_FORMAT}","version":1}`, 'shape', ''], ['deep', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 'not_ours', ''],
    ['a field too many', file({ ...described(), run: 'x' }), 'shape', ''], ['no address', file({ ...described(), address: 7 }), 'shape', 'address'], ['a status of its own', file({ ...described(), words: [{ word: 'x', status: 'stolen', subStatus: null }] }), 'shape', 'words.0.status'],
    ['a detail of another status', file({ ...described(), words: [{ word: 'x', status: 'delivered', subStatus: 'refused' }] }), 'shape', 'words.0'], ['10,000 words', file({ ...described(), words: Array.from({ length: 500 }, () => ({ word: 'x', status: 'unknown', subStatus: null })) }), 'shape', 'words'],
    ['a name that turns the line', file({ ...described(), name: 'a\u202Eb' }), 'shape', 'name'], ['a pace below ours', file({ ...described(), everyMinutes: 1 }), 'shape', 'everyMinutes'], ['a pace that is none', file({ ...described(), perDay: 1e9 }), 'shape', 'perDay'],
    ['a prototype', file(described()).replace('"name":', '"__proto__":{"polluted":1},"name":'), 'shape', ''], ['an answer\'s prototype', file(described()).replace('"events":', '"__proto__":"x","events":'), 'shape', 'answer'],
  ])('%s is refused by name', (_, given, refused, at) => expect(readCustomFile(given)).toEqual({ refused, at }));

  it('does not give the user\'s word for them: an address into their network has yet to be agreed to', () => {
    const read = readCustomFile(file(described({ network: 'own', address: 'https://192.168.0.1/{number}' })));
    expect('draft' in read && addressProblem(read.draft)).toBe('own_network');
  });

  it('never throws and changes no prototype, cut or scrambled anywhere', () => {
    const whole = file(described());
    fc.assert(fc.property(fc.nat({ max: whole.length }), fc.nat({ max: whole.length }), fc.string({ maxLength: 4 }), (from, length, middle) => {
      readCustomFile(`${whole.slice(0, from)}${middle}${whole.slice(from + (length % 40))}`);
    }), { numRuns: 2000 });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

it('the schema takes what the product itself makes', () => expect(customDraft.safeParse(described()).success).toBe(true));

it('the example that README leads to is a carrier file', () => {
  const read = readCustomFile(readFileSync('docs/example-carrier.json', 'utf8'));
  expect('draft' in read && problemsOf(read.draft)).toEqual([]);
});
