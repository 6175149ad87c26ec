/** Wording is whole: the same keys and placeholders in every language, nothing missing, nothing unused. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAILURE_KINDS } from '@/lib/model/failure';
import { NOTICE_KINDS } from '@/lib/model/notice';
import { MONEY_NAMES, ORDER_LINK_KINDS, SOURCE_KINDS } from '@/lib/model/order';
import { LANGUAGES } from '@/lib/model/settings';
import { AFTER_SALES, ORDER_STATUSES, PARCEL_STATUSES, SUB_STATUSES } from '@/lib/model/status';
import { listFiles, readSource } from '@/tests/architecture/source-files';

const ROOT = 'lib/text/wording';
const areas = readdirSync(ROOT);
const read = (area: string, language: string): Record<string, string> => JSON.parse(readFileSync(`${ROOT}/${area}/${language}.json`, 'utf8')) as Record<string, string>;
const english = Object.assign({}, ...areas.map((area) => read(area, 'en'))) as Record<string, string>;
const placeholders = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}|%s/g)].map(([whole]) => whole))].sort();

/** Keys that are put together from a closed list of the model: `` `prefix${word}` `` in the code. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'status.': [...PARCEL_STATUSES, ...Object.entries(SUB_STATUSES).flatMap(([status, subs]) => subs.map((sub) => `${status}.${sub}`))],
  'order.status.': ORDER_STATUSES,
  'detail.money.': [...MONEY_NAMES, 'net'],
  'detail.link.': ORDER_LINK_KINDS,
  'detail.payment.': ['payment', 'refund'],
  'detail.from.': SOURCE_KINDS,
  'order.after.': AFTER_SALES.filter((state) => state !== 'none'),
  'row.failure.': FAILURE_KINDS,
  'row.blocked.': ['permission_missing', 'no_source', 'needs_input', 'stale', 'auth', 'locked'],
  'base.problem.': ['bad_input', 'not_found', 'newer_database', 'storage', 'too_soon', 'locked', 'wrong_passphrase', 'internal'],
  'options.kind.': NOTICE_KINDS,
  'notice.': [...NOTICE_KINDS, ...NOTICE_KINDS.map((kind) => `${kind}.text`)],
  'notice.kind.': NOTICE_KINDS,
  'paste.because.': ['label', 'name', 'sender', 'url', 'check_digit', 'shape', 'evidence', 'table'],
  'paste.kind.': ['phone', 'price', 'date', 'time', 'payment_number', 'verification_code', 'pickup_code', 'item_number', 'bank_card', 'identity_number', 'isbn', 'qq', 'number'],
};

describe.each(areas)('wording of %s', (area) => {
  it.each(LANGUAGES.filter((language) => language !== 'en'))('says the same things in %s', (language) => {
    const theirs = read(area, language);
    const en = read(area, 'en');
    expect(Object.keys(theirs), `Give ${ROOT}/${area}/${language}.json the keys of en.json, in the same order.`).toEqual(Object.keys(en));
    const different = Object.keys(en).filter((key) => placeholders(en[key] ?? '').join() !== placeholders(theirs[key] ?? '').join());
    expect(different, 'Use the same {placeholders} in every language.').toEqual([]);
  });

  it('keys begin with the area and no sentence is empty', () => {
    for (const language of LANGUAGES) {
      const wrong = Object.entries(read(area, language)).filter(([key, sentence]) => !key.startsWith(`${area}.`) || sentence.trim() === '');
      expect(wrong, `Mend ${ROOT}/${area}/${language}.json.`).toEqual([]);
    }
  });
});

it('every closed list of the model has its sentences', () => {
  const missing = Object.entries(FAMILIES).flatMap(([prefix, words]) => words.map((word) => prefix + word).filter((key) => !(key in english)));
  expect(missing, 'Add these keys to the wording in all three languages.').toEqual([]);
});

it('no sentence is unused', () => {
  const code = ['lib', 'components', 'entrypoints'].flatMap((folder) => listFiles(folder, ['.ts', '.tsx'])).map(readSource).join('\n');
  const named = new Set([...code.matchAll(/['"`]([a-z]+\.[\w.-]+)['"`]/g)].map(([, key]) => key));
  const made = [...code.matchAll(/`([a-z]+\.[\w.-]*)\$\{/g)].map(([, prefix]) => prefix ?? '');
  const listed = new Set(Object.entries(FAMILIES).flatMap(([prefix, words]) => words.map((word) => prefix + word)));
  const unused = Object.keys(english).filter((key) => !named.has(key) && !listed.has(key) && !made.some((prefix) => key.startsWith(prefix)));
  expect(unused, 'Take these keys out of the wording, or use them.').toEqual([]);
});

it('no page shows a sentence of its own: words come from the wording', () => {
  const wrong = listFiles('components', ['.tsx']).filter((path) => /[\u4E00-\u9FFF]/.test(readSource(path).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')));
  expect(wrong, 'Move the words into lib/text/wording.').toEqual([]);
});
