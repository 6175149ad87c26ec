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
const FEWEST_DIGITS = 2;

export function makeToken(start: number, end: number, value: string, joined: boolean): Token {
  let digits = 0;
  for (let i = 0; i < value.length; i += 1) if (isDigit(value.charCodeAt(i))) digits += 1;
  return { start, end, value, digits, joined };
}

/** The end of the run from `from`, inner hyphens included; negative where it holds no digit. Most words of a text end here. */
function runEnd(text: string, from: number): number {
  let digits = false;
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) digits = true;
    else if (!isLetter(code) && !(code === HYPHEN && isAlphanumeric(text.charCodeAt(at + 1)))) return digits ? at : -at;
  }
}

/** All runs with at least two digits and three characters, and the dates, times and decimals between them. */
export function scan(text: string): Scan {
  const tokens: Token[] = [];
  const expressions: Token[] = [];
  for (let start = 0; start < text.length; start += 1) {
    if (!isAlphanumeric(text.charCodeAt(start))) continue;
    let end = runEnd(text, start);
    if (end < 0) {
      start = -end;
      continue;
    }
    const cuts = [start];
    let list = end - start >= LIST_PIECE;
    while (isDigit(text.charCodeAt(end - 1)) && inExpression(text.charCodeAt(end)) && isDigit(text.charCodeAt(end + 1))) {
      const next = end + 1;
      end = Math.abs(runEnd(text, next));
      list ||= end - next >= LIST_PIECE;
      cuts.push(next);
    }
    if (cuts.length > 1 && !list) {
      if (end - start <= LONGEST) expressions.push(makeToken(start, end, text.slice(start, end), false));
    } else {
      for (const [index, from] of cuts.entries()) {
        const to = (cuts[index + 1] ?? end + 1) - 1;
        if (to - from < 3 || to - from > LONGEST) continue;
        const token = makeToken(from, to, text.slice(from, to).toUpperCase(), false);
        if (token.digits >= FEWEST_DIGITS) tokens.push(token);
      }
    }
    start = end;
  }
  return { tokens, expressions };
}
