/** The address and body of a custom source, with their placeholders filled in. */
import { type CustomDraft, type Placeholder, PLACEHOLDERS } from '@/lib/model/custom-source';
import type { Question } from '../contract';
import { hostKey } from '../host-key';
import { pathPart } from '../path';

const OPEN = /\{([^{}]*)\}/g;

export type Filling = Readonly<Record<Placeholder, string>>;

/** The names between braces, in order, as they are written. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(OPEN)].map(([, name = '']) => name);
}

const isPlaceholder = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

function fill(template: string, filling: Filling, encode: (value: string) => string): string {
  return template.replace(OPEN, (whole: string, name: string) => (isPlaceholder(name) ? encode(filling[name]) : whole));
}

/** The address for one number. Values are encoded, so that none can leave its place in the path or query. */
export function fillAddress(address: string, filling: Filling): string {
  return fill(address, filling, pathPart);
}

/** The body for one number: inside JSON as part of a string, in a form as a value. */
export function fillBody({ type, text }: NonNullable<CustomDraft['body']>, filling: Filling): string {
  return fill(text, filling, type === 'json' ? (value) => JSON.stringify(value).slice(1, -1) : encodeURIComponent);
}

const anything = (value: string): Filling => ({ number: value, postcode: value, phoneTail: value });

/** The address with stand-ins, as the browser reads it (WHATWG: octal, hexadecimal and wide digits are plain afterwards). */
export function readAddress(address: string): URL | null {
  const filled = fillAddress(address.trim(), anything('1'));
  return URL.canParse(filled) ? new URL(filled) : null;
}

/** Does what is filled in decide who is asked? */
export function opensHost(address: string): boolean {
  const [one, other] = ['1', 'zz'].map((value) => fillAddress(address.trim(), anything(value))).map((filled) => (URL.canParse(filled) ? new URL(filled) : null));
  return one?.origin !== other?.origin || one?.username !== other?.username;
}

/** What the browser is asked for: `api.example.com`, or `http://localhost`. Null while the address is none that may be asked. */
export function hostOfAddress(address: string): string | null {
  const url = readAddress(address);
  return url === null ? null : hostKey(url);
}

/** Which placeholders the description uses anywhere. */
export function needsOf({ address, body, method }: CustomDraft): ReadonlySet<Placeholder> {
  return new Set(placeholdersIn(`${address}${method === 'POST' ? (body?.text ?? '') : ''}`).filter(isPlaceholder));
}

/** Values for one question; null: it wants something that the parcel does not have. */
export function fillingFor(draft: CustomDraft, { number, input }: Pick<Question, 'number' | 'input'>): Filling | null {
  const filling = { number, postcode: input.postcode ?? '', phoneTail: input.phoneTail ?? '' };
  return [...needsOf(draft)].some((name) => filling[name] === '') ? null : filling;
}
