/** A reply that the user lets be recorded for a new fixture: its shape and its codes, without anything of anybody's. Pure. */
import type { Answer } from '@/lib/adapter/contract';
import { mapHtml } from '@/lib/adapter/html';
import { readJson } from '@/lib/adapter/text';
import { isCode, overlaps } from '@/lib/model/drift';

export interface SampleOf {
  /** Numbers that were asked about: each becomes the same made-up one everywhere. */
  readonly numbers: readonly string[];
  readonly answers: readonly Answer[];
  /** The user's keys, and what is somebody's own (own-words.ts): kept in no word. */
  readonly own: readonly string[];
  /** By how many days every date is moved back. */
  readonly shiftDays: number;
}

const LONGEST = 200_000;
const DEEPEST = 64;
const MOST_ROWS = 50;
/** Fields that hold a word of a closed list, whoever writes them; signs and case aside. */
const CODE_FIELDS = new Set(['status', 'substatus', 'statuscode', 'statustype', 'eventcode', 'eventtype', 'stage', 'keystage', 'milestone', 'statusmilestone', 'statuscategory', 'opcode', 'actioncode', 'derivedcode', 'derivedstatuscode', 'resultcode', 'returncode', 'success', 'tkcode']);
const STAMP = /^(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2}))?[T ]?(?:\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?)?\s?(?:Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d\d)?)?$/;

/** Words of the source's own tables: those that its reader could place. */
function knownWords(answers: readonly Answer[]): ReadonlySet<string> {
  const codes = answers.flatMap((answer) => (answer.kind === 'found' ? [answer.report, ...answer.report.events].flatMap((told) => (told.status === 'unknown' ? [] : ['rawStatus' in told ? told.rawStatus : told.sourceCode])) : [answer.code]));
  return new Set(codes.flatMap((code) => (code === null ? [] : [code, ...code.split('/')])));
}

/** The same letters and digits in the same places, none of them the real one. */
const blank = (text: string): string => text.replace(/\d/g, '0').replace(/\p{Lu}/gu, 'X').replace(/\p{Script=Han}/gu, '某').replace(/\p{Script=Hangul}/gu, '가').replace(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'あ').replace(/\p{L}/gu, (letter) => (/[某가あX]/.test(letter) ? letter : 'x'));

/** A made-up number of the same shape; `index` tells several apart. */
function madeUp(number: string, index: number): string {
  let at = index * 7;
  const fake = blank(number).replace(/0/g, () => String((at += 3) % 10));
  return fake === number ? fake.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10)) : fake;
}

export function redactSample(body: string, { numbers, answers, own, shiftDays }: SampleOf): string {
  const known = knownWords(answers);

  function shape(text: string): string {
    if (text.length <= 40 && /:|\d{4}[-/.]/.test(text) && STAMP.test(text)) {
      return text.replace(/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/, (_whole, year: string, sign: string, month: string, day: string) => new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) - shiftDays)).toISOString().slice(0, 10).replaceAll('-', sign));
    }
    return hide(text, 0);
  }

  /** The numbers first, so that they stay the same in every place; what is between them loses its letters and digits. */
  function hide(text: string, from: number): string {
    const upper = text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
    const at = numbers.findIndex((number, index) => index >= from && number !== '' && upper.includes(number));
    const number = numbers[at];
    if (number === undefined) return blank(text);
    let end = -number.length;
    return upper.split(number).map((piece) => hide(text.slice(end + number.length, (end += number.length + piece.length)), at + 1)).join(madeUp(number, at));
  }

  const keeps = (text: string, field: string): boolean => (known.has(text) || (CODE_FIELDS.has(field.toLowerCase().replace(/[^a-z]/g, '')) && isCode(text))) && !overlaps(text, own);
  const word = (text: string, field = ''): string => (keeps(text.trim(), field) ? text : shape(text));
  const name = (field: string): string => (/^[A-Za-z_$@][\w$@.-]{0,40}$/.test(field) && !/\d{4}/.test(field) && !overlaps(field, [...numbers, ...own.filter((each) => each.length >= 6)]) ? field : shape(field));

  function redact(value: unknown, field: string, depth: number): unknown {
    if (depth > DEEPEST) return null;
    if (typeof value === 'string') return word(value, field);
    if (typeof value === 'number') return Math.abs(value) < 100 || keeps(String(value), field) ? value : Number(shape(String(value)).replace(/[^\d.-]/g, '').replace(/^(-?)0/, '$11'));
    if (Array.isArray(value)) return value.slice(0, MOST_ROWS).map((each: unknown) => redact(each, field, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [name(key), redact(each, key, depth + 1)]));
  }

  const json = readJson(body);
  if (json !== undefined) return JSON.stringify(redact(json, '', 0), null, 2).slice(0, LONGEST);
  if (!/^\s*</.test(body)) return shape(body.slice(0, LONGEST));
  // Header cells are the page's own words.
  const text = (said: string, tag: string): string => (tag === 'th' && !/\d/.test(said) && !overlaps(said, own) ? said : word(said));
  return mapHtml(body, text, (value) => (isCode(value) && !overlaps(value, own) ? value : shape(value))).slice(0, LONGEST);
}
