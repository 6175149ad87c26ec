/** Numbers that were written in groups (`1Z99 9AA1 …`, `5 6 8 2 …`) or broken at the end of a line. */
import { shapesOf, strengthOf } from './shapes';
import { isAlphanumeric, isDigit, makeToken, type Token } from './tokens';

/** A run with a digit, or a short code of letters (`LX`, `CN`, `k`), as [start, end]. */
type Piece = readonly [start: number, end: number];

const MOST_PIECES = 40;
const SHORTEST = 8;
const LONGEST = 40;
const HYPHEN = 45;

const hasDigit = (text: string, [start, end]: Piece): boolean => {
  for (let at = start; at < end; at += 1) if (isDigit(text.charCodeAt(at))) return true;
  return false;
};
/** The pieces as one; a hyphen between two of them stays. */
function valueOf(text: string, pieces: readonly Piece[]): string {
  let value = '';
  for (const [index, [start, end]] of pieces.entries()) {
    const before = pieces[index - 1];
    value += (before !== undefined && start - before[1] > 1 ? '-' : '') + text.slice(start, end);
  }
  return value.toUpperCase();
}

/** All pieces are as long as the second, but for the first and a shorter last: groups of four, or single characters. */
function isRegular(pieces: readonly Piece[]): boolean {
  const lengths = pieces.map(([start, end]) => end - start);
  const inner = lengths[pieces.length > 2 ? 1 : 0] ?? 0;
  return inner <= 5 && lengths.every((length, index) => length === inner || (index === 0 && length <= 5) || (index === lengths.length - 1 && length < inner + 2));
}

/** The part of a group that is one number, or null. `alone`: the group is its whole line; `labelled`: a label stands before it. */
function numberIn(text: string, group: readonly Piece[], alone: boolean, labelled: boolean): readonly Piece[] | null {
  const fits = (pieces: readonly Piece[], whole: boolean): boolean => {
    const value = valueOf(text, pieces);
    if (value.length < SHORTEST || value.length > LONGEST) return false;
    const joined = strengthOf(value);
    const apart = Math.max(...pieces.map((piece) => strengthOf(valueOf(text, [piece]))));
    if (joined >= 2 && joined >= apart) return isRegular(pieces) || whole || (joined > 2 && shapesOf(value).some(({ shape }) => shape.bare === 'certain' && shape.check !== undefined));
    if (apart > 0 && pieces.some(([start, end]) => end - start >= 12)) return false;
    return (isRegular(pieces) && (whole || joined > 0 || (labelled && pieces[0] === group[0]))) || (whole && joined > 0 && (alone || labelled));
  };
  // Words of capitals before the number (UPS 1Z 999 …) fall off one by one, then what follows it.
  for (let first = 0; first < Math.min(group.length - 1, 3); first += 1) {
    const rest = group.slice(first);
    if (fits(rest, true)) return rest;
    const head = group[first];
    if (head === undefined || hasDigit(text, head)) break;
  }
  for (const part of regularParts(group)) if (fits(part, false)) return part;
  return null;
}

/** Stretches of equally long pieces, each with and without the pieces beside it. At most four per stretch: linear. */
function regularParts(group: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: (readonly Piece[])[] = [];
  const lengthAt = (index: number): number => (group[index]?.[1] ?? 0) - (group[index]?.[0] ?? 0);
  for (let from = 0; from < group.length; ) {
    let to = from + 1;
    while (to < group.length && lengthAt(to) === lengthAt(from)) to += 1;
    for (const [first, last] of [[from - 1, to + 1], [from, to + 1], [from - 1, to], [from, to]] as const) {
      const part = group.slice(Math.max(0, first), last);
      if (part.length > 1 && isRegular(part)) parts.push(part);
    }
    from = to;
  }
  return parts;
}

const isLineBreak = (code: number): boolean => code === 10 || code === 13;

/** Only a few blanks between `at` and the line's end on this side? */
function isEdge(text: string, at: number, step: 1 | -1): boolean {
  for (let i = 0; i < 6; i += 1, at += step) {
    if (at < 0 || at >= text.length || isLineBreak(text.charCodeAt(at))) return true;
    if (text.charCodeAt(at) !== 32) return false;
  }
  return false;
}

/** Where the line's first run begins when `at` stands on a line break, past indents and quotation marks; else -1. */
function nextLineRun(text: string, at: number): number {
  let next = at;
  let breaks = 0;
  while (next < text.length && next - at < 8) {
    const code = text.charCodeAt(next);
    if (isLineBreak(code)) breaks += code === 10 ? 1 : 0;
    else if (code !== 32 && code !== 62 && code !== 9) break;
    next += 1;
  }
  return breaks === 1 && isAlphanumeric(text.charCodeAt(next)) ? next : -1;
}

/** A number that the end of a line broke: only where the two halves together have a shape that proves itself. */
function acrossLines(text: string, left: Token, right: Token | undefined): Token | null {
  const hyphen = text.charAt(left.end) === '-' || text.charAt(left.end) === '=' ? text.charAt(left.end) : '';
  const start = nextLineRun(text, left.end + hyphen.length);
  if (start < 0 || right === undefined || right.start !== start || strengthOf(left.value) > 1) return null;
  const kept = hyphen === '-' ? ['-', ''] : [''];
  for (const between of kept) {
    const value = left.value + between + right.value;
    if (value.length <= LONGEST && strengthOf(value) > 2) return makeToken(left.start, right.end, value, true);
  }
  return null;
}

/** `tokens` with the numbers put together that were written apart. `labelledAt`: does a label end right before this position? */
export function joinTokens(text: string, tokens: readonly Token[], labelledAt: (start: number) => boolean): readonly Token[] {
  const joined = joinGroups(text, tokens, labelledAt);
  const result: Token[] = [];
  for (let i = 0; i < joined.length; i += 1) {
    const token = joined[i];
    if (token === undefined) continue;
    const whole = acrossLines(text, token, joined[i + 1]);
    result.push(whole ?? token);
    if (whole !== null) i += 1;
  }
  return result;
}

function joinGroups(text: string, tokens: readonly Token[], labelledAt: (start: number) => boolean): readonly Token[] {
  const made: Token[] = [];
  for (const group of groupsOf(text)) {
    const start = group[0]?.[0] ?? 0;
    const end = group.at(-1)?.[1] ?? 0;
    const alone = isEdge(text, start - 1, -1) && isEdge(text, end, 1);
    let rest: readonly Piece[] = group;
    while (rest.length > 1) {
      const number = numberIn(text, rest, alone, labelledAt(rest[0]?.[0] ?? 0));
      if (number === null) break;
      const from = number[0]?.[0] ?? 0;
      const to = number.at(-1)?.[1] ?? 0;
      made.push(makeToken(from, to, valueOf(text, number), true));
      rest = rest.filter(([piece]) => piece >= to);
    }
  }
  if (made.length === 0) return tokens;
  const kept = tokens.filter(({ start, end }) => !overlapsAny(made, start, end));
  return [...kept, ...made].sort((a, b) => a.start - b.start);
}

/** `made` is in order of appearance. */
function overlapsAny(made: readonly Token[], start: number, end: number): boolean {
  let low = 0;
  let high = made.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((made[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (made[low]?.start ?? Infinity) < end;
}

/** One blank, or one hyphen with blanks beside it. */
function isSingleGap(text: string, from: number, to: number): boolean {
  if (to - from === 1) return text.charCodeAt(from) === 32;
  const gap = to - from < 4 ? text.slice(from, to) : '';
  return gap === ' - ' || gap === ' -' || gap === '- ';
}

/** Runs with a single blank between them, at least two of them, at least one with a digit. */
function groupsOf(text: string): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let group: Piece[] = [];
  let digits = false;
  const close = (): void => {
    if (group.length > 1 && digits) groups.push(group);
    if (group.length > 0) group = [];
    digits = false;
  };
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (!isAlphanumeric(code)) continue;
    const start = at;
    let digit = false;
    let small = false;
    while (isAlphanumeric(code) || (code === HYPHEN && isAlphanumeric(text.charCodeAt(at + 1)))) {
      if (code < 58) digit ||= code !== HYPHEN;
      else if (code > 96) small = true;
      at += 1;
      code = text.charCodeAt(at);
    }
    const length = at - start;
    // A word that cannot be a piece of a number: most of every text.
    if (!digit && (length > 4 || (small && length > 2))) {
      close();
      continue;
    }
    const previous = group.at(-1);
    if (previous !== undefined && (group.length >= MOST_PIECES || !isSingleGap(text, previous[1], start))) close();
    if (length > LONGEST) {
      close();
      continue;
    }
    group.push([start, at]);
    digits ||= digit;
  }
  close();
  return groups;
}
