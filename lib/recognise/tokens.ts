/** Runs of letters and digits that could be a number of some kind. One pass, no patterns. */

export interface Token {
  /** Where it stands in the normalised text; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;
  /** Upper case, without blanks and line breaks; hyphens stay. */
  readonly value: string;
  readonly digits: number;
  /** Put together from pieces that blanks or a line break part. */
  readonly joined: boolean;
}

/** A date, a clock, a decimal or a phone number written with dots: `2026-01-14`, `12:30`, `7,248.20`, `2026/1/5`. Never a number of ours. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly expressions: readonly Token[];
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
export const isAlphanumeric = (code: number): boolean => isDigit(code) || isLetter(code);

const HYPHEN = 45;
/** Stand between the digits of an expression: , . / : */
const inExpression = (code: number): boolean => code === 44 || code === 46 || code === 47 || code === 58;
/** From this length on, a piece beside a comma or slash is a number of its own in a list. */
const LIST_PIECE = 8;
const LONGEST = 64;
const FEWEST_DIGITS = 3;

export function makeToken(start: number, end: number, value: string, joined: boolean): Token {
  let digits = 0;
  for (let i = 0; i < value.length; i += 1) if (isDigit(value.charCodeAt(i))) digits += 1;
  return { start, end, value, digits, joined };
}

/** Reads one run with its inner hyphens; `from` is its first character. */
function runEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isAlphanumeric(code) || (code === HYPHEN && isAlphanumeric(text.charCodeAt(at + 1)))) at += 1;
    else break;
  }
  return at;
}

/** All runs with at least three digits, and the dates, times and decimals between them. */
export function scan(text: string): Scan {
  const tokens: Token[] = [];
  const expressions: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isAlphanumeric(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const pieces: [number, number][] = [];
    let start = at;
    for (;;) {
      at = runEnd(text, start);
      pieces.push([start, at]);
      const digitsAround = isDigit(text.charCodeAt(at - 1)) && inExpression(text.charCodeAt(at)) && isDigit(text.charCodeAt(at + 1));
      if (!digitsAround) break;
      start = at + 1;
    }
    const list = pieces.some(([from, to]) => to - from >= LIST_PIECE);
    if (pieces.length > 1 && !list) {
      const [from] = pieces[0] ?? [0];
      if (at - from <= LONGEST) expressions.push(makeToken(from, at, text.slice(from, at), false));
      continue;
    }
    for (const [from, to] of pieces) {
      if (to - from > LONGEST) continue;
      const token = makeToken(from, to, text.slice(from, to).toUpperCase(), false);
      if (token.digits >= FEWEST_DIGITS) tokens.push(token);
    }
  }
  return { tokens, expressions };
}
