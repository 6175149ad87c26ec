/** Pages gone wrong, the same ones for the same seed: cut, reordered, fields renamed, markup in values, numbers and values changed. */
import { dice } from '@/tests/scan/label';

type Roll = () => number;
type Mutation = (text: string, roll: Roll) => string;

const below = (roll: Roll, limit: number): number => Math.floor(roll() * limit);
const oneOf = <T>(roll: Roll, list: readonly [T, ...T[]]): T => list[below(roll, list.length)] ?? list[0];
const places = (text: string, roll: Roll, count: number): readonly number[] => Array.from({ length: count }, () => below(roll, text.length + 1)).sort((a, b) => a - b);

const HOSTILE = ['<b>', '</div>', '<script>', '</script>', '<!--', '<li class="x">', '"', "'", '\\', '\\"', '{', '}', '[', ']', '(', ',', ':', ';', '&lt;', '&#0;', '&amp;', '\u0000', '\u202e', '\u00a0', '\n', '\t', 'null', '__proto__', 'constructor', '￥', '$', '-', '，', '：', 'é', '\ud83d'] as const;
const NUMBERS = ['', '0', '-1', '1', '7', '00', '2147483648', '9007199254740993', '99999999999999999999', '1e999', '0.1', '12.345', '1,234.50', '１２', 'NaN'] as const;
const VALUES = ['null', '[]', '{}', '0', '""', 'true', '[null]', '{"a":1}', '"x"', '-5', '[{}]', '[[]]'] as const;

/** The first match at or after a chance place, from the start where there is none. */
function findNear(text: string, roll: Roll, pattern: RegExp): { readonly start: number; readonly found: string } | null {
  pattern.lastIndex = below(roll, text.length + 1);
  const match = pattern.exec(text) ?? pattern.exec(text);
  return match === null ? null : { start: match.index, found: match[0] };
}

const replaceAt = (text: string, start: number, length: number, by: string): string => text.slice(0, start) + by + text.slice(start + length);

const cut: Mutation = (text, roll) => {
  const [at = 0] = places(text, roll, 1);
  return roll() < 0.8 ? text.slice(0, at) : text.slice(at);
};

const dropSpan: Mutation = (text, roll) => replaceAt(text, below(roll, text.length + 1), 1 + below(roll, roll() < 0.5 ? 12 : 600), '');

const repeatSpan: Mutation = (text, roll) => {
  const start = below(roll, text.length + 1);
  return replaceAt(text, below(roll, text.length + 1), 0, text.slice(start, start + 1 + below(roll, 600)));
};

const reorder: Mutation = (text, roll) => {
  const [a = 0, b = 0, c = 0] = places(text, roll, 3);
  return text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c);
};

const WORD = /[A-Za-z_][\w-]{2,}/g;
const rename: Mutation = (text, roll) => {
  const word = findNear(text, roll, WORD);
  if (word === null) return text;
  const by = roll() < 0.5 ? `x${word.found}` : (findNear(text, roll, WORD)?.found ?? 'x');
  return roll() < 0.5 ? replaceAt(text, word.start, word.found.length, by) : text.replaceAll(word.found, by);
};

const markUp: Mutation = (text, roll) => replaceAt(text, below(roll, text.length + 1), 0, oneOf(roll, HOSTILE));

const changeNumber: Mutation = (text, roll) => {
  const number = findNear(text, roll, /\d+/g);
  if (number === null) return text;
  const by = roll() < 0.5 ? oneOf(roll, NUMBERS) : replaceAt(number.found, below(roll, number.found.length), 1, String(below(roll, 10)));
  return replaceAt(text, number.start, number.found.length, by);
};

const changeValue: Mutation = (text, roll) => {
  const value = findNear(text, roll, /:\s?(?:\\?"[^"\\]*\\?"|-?\d+|true|false|null)/g);
  return value === null ? text : replaceAt(text, value.start, value.found.length, `:${oneOf(roll, VALUES)}`);
};

const MUTATIONS = [cut, dropSpan, repeatSpan, reorder, rename, rename, markUp, changeNumber, changeNumber, changeValue, changeValue] as const;

/** The text with one to three things done to it. */
export function mutate(text: string, seed: number): string {
  // Neighbouring seeds begin alike: the first rolls are thrown away.
  const roll = dice(seed * 7919 + 1);
  roll();
  roll();
  let mutated = text;
  for (let times = 1 + below(roll, 3); times > 0; times -= 1) mutated = oneOf<Mutation>(roll, MUTATIONS)(mutated, roll);
  return mutated;
}
