/**
 * What is wrong with a description of a custom source, each with its place and a kind that is worded. For the form: of all
 * this the background asks again about the address alone (address.ts), since nothing else can lead anywhere.
 */
import { type CustomDraft, type CustomHeader, type CustomProblem, EVENT_PATHS, PARCEL_PATHS, PLACEHOLDERS } from '@/lib/model/custom-source';
import { readJson } from '../text';
import { addressProblem, KEY_WORD } from './address';
import { readPath } from './path';
import { fillBody, placeholdersIn } from './template';
import { wordKey } from './words';

type Kind = CustomProblem['kind'];

/** What the browser sets itself, or would not let anybody set. */
const NOT_OURS = /^(?:sec-.*|proxy-.*|access-control-.*|cookie2?|set-cookie|host|origin|referer|user-agent|connection|content-length|content-type|date|dnt|expect|keep-alive|te|trailer|transfer-encoding|upgrade|via|accept-charset|accept-encoding)$/i;

function headerKind({ name, value, secret }: CustomHeader, before: readonly CustomHeader[]): Kind | null {
  if (name === '') return 'empty';
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || NOT_OURS.test(name)) return 'header_name';
  if (before.some((other) => other.name.toLowerCase() === name.toLowerCase())) return 'header_twice';
  if (!/^[\x20-\x7e]*$/.test(value)) return 'header_value';
  if (!secret && (KEY_WORD.test(name) || /^authorization$/i.test(name))) return 'header_secret';
  return !secret && value === '' ? 'empty' : null;
}

function bodyKind({ body, method }: CustomDraft): Kind | null {
  if (body === null || method !== 'POST') return null;
  if (placeholdersIn(body.text).some((name) => /^\w+$/.test(name) && !(PLACEHOLDERS as readonly string[]).includes(name))) return 'placeholder';
  // Letters: a placeholder that stands outside of a JSON text would otherwise pass for a number.
  const filled = fillBody(body, { number: 'zz', postcode: 'zz', phoneTail: 'zz' });
  if (body.type === 'form') return [...new URLSearchParams(filled).keys()].some((name) => KEY_WORD.test(name)) ? 'body_key' : null;
  const told = readJson(filled);
  if (typeof told !== 'object' || told === null) return 'body_json';
  return Object.keys(told).some((name) => KEY_WORD.test(name)) ? 'body_key' : null;
}

function isZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

const NEEDED: ReadonlySet<string> = new Set(['events', 'time']);

function pathProblems({ answer }: CustomDraft): readonly CustomProblem[] {
  return (['events', ...EVENT_PATHS, ...PARCEL_PATHS] as const).flatMap((part): readonly CustomProblem[] => {
    const path = answer[part];
    if (path.trim() === '') return NEEDED.has(part) ? [{ field: `answer.${part}`, kind: 'empty' }] : [];
    return readPath(path) === null ? [{ field: `answer.${part}`, kind: 'path' }] : [];
  });
}

function wordProblems({ words }: CustomDraft): readonly CustomProblem[] {
  const seen = new Map<string, number>();
  return words.flatMap(({ word }, index): readonly CustomProblem[] => {
    const key = wordKey(word);
    if (key === '') return [{ field: `words.${index}`, kind: 'empty' }];
    if (seen.has(key)) return [{ field: `words.${index}`, kind: 'word_twice' }];
    seen.set(key, index);
    return [];
  });
}

const one = (field: string, kind: Kind | null): readonly CustomProblem[] => (kind === null ? [] : [{ field, kind }]);

/** Everything that must be mended before anybody is asked; empty: nothing. */
export function problemsOf(draft: CustomDraft): readonly CustomProblem[] {
  const { name, headers, zone, zoneRule } = draft;
  return [
    ...one('name', name.trim() === '' ? 'empty' : null),
    ...one('address', addressProblem(draft)),
    ...headers.flatMap((header, index) => one(`headers.${index}`, headerKind(header, headers.slice(0, index)))),
    ...one('body', bodyKind(draft)),
    ...pathProblems(draft),
    ...one('zone', zoneRule === 'zone' && !isZone(zone) ? 'zone' : null),
    ...wordProblems(draft),
  ];
}
