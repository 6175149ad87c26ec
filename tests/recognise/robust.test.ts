/** Any text at all: no exception, every value stands in the text, time grows with the length and no faster. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '@/lib/recognise/findings';
import { MOST_CHARACTERS, normalise } from '@/lib/recognise/normalise';
import { recognise } from '@/lib/recognise/recognise';

/** Any UTF-16 units, lone surrogates too: fast-check finds the odd ones and makes them small, this tries many. */
function randomText(seed: number): string {
  let state = seed * 2_654_435_761 + 1;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 8;
  // Half of all units from where numbers and their words live.
  return Array.from({ length: next() % 120 }, () => String.fromCharCode(next() % 2 === 0 ? 32 + (next() % 95) : next() % 65_536)).join('');
}

const squeeze = (text: string): string => text.replace(/[\s\-=>]/g, '').toUpperCase();
const stands = (text: string, { start, end, value }: Finding): boolean => start >= 0 && start < end && end <= text.length && squeeze(text.slice(start, end)) === squeeze(value);

function check(input: string): void {
  const { text, findings, links } = recognise(input);
  expect(text).toBe(normalise(input).text);
  expect(findings.filter((finding) => !stands(text, finding))).toEqual([]);
  for (let i = 1; i < findings.length; i += 1) expect(findings[i]?.start).toBeGreaterThanOrEqual(findings[i - 1]?.start ?? 0);
  for (const finding of findings) expect(finding.candidates[0]?.kind ?? finding.kind).toBe(finding.kind);
  for (const [order, parcel] of links) expect([findings[order]?.kind, findings[parcel]?.kind]).toEqual(['order', 'parcel']);
}

// Words, numbers and signs that the code looks at, so that chance meets every branch.
const PIECES = ['订单号', '运单号：', '【顺丰】', 'order #', 'Tracking\nnumber ', 'UPS', 'SF2048193765021', '1Z 48A2 9B03 1736 4054', '349182736405', '206-4829173-6405182', '13829173640', '\t', '\n', ' ', '{"orderId":"', '"}', '，', 'https://details.jd.com/x?orderid=', '%2F', '取件码', '4-8-2917', '¥', '.', '\u00ad', '1', '２', 'Z', '-', '|', '\u2028', '\ud83d', 'İ'];

describe('any text', () => {
  it('random Unicode', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 1000 });
  });
  it('100,000 random strings: no exception, every value stands in the text', () => {
    const bad: string[] = [];
    for (let seed = 0; seed < 100_000; seed += 1) {
      const { text, findings } = recognise(randomText(seed));
      if (!findings.every((finding) => stands(text, finding))) bad.push(JSON.stringify(text));
    }
    expect(bad).toEqual([]);
  });
  it('random pieces of messages', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 }), fc.stringMatching(/^[\dA-Z]{1,24}$/)), { maxLength: 40 }).map((pieces) => pieces.join('')), check), { numRuns: 4000 });
  });
});

it('what is longer than a mebi of characters is cut and says so', () => {
  const { cut, text } = recognise('a'.repeat(MOST_CHARACTERS + 1));
  expect(cut).toBe(true);
  expect(text).toHaveLength(MOST_CHARACTERS);
  expect(recognise('a').cut).toBe(false);
});

it.each(['顺丰', '订单号', 'jd,', '13829173640 ', '4-8-2917 '])('a mebi of characters of nothing but %s is read', (unit) => {
  expect(() => recognise(unit.repeat(Math.floor(MOST_CHARACTERS / unit.length)))).not.toThrow();
});

/** Work of this thread in ms: what others do on a busy machine does not count. The clock of threads is coarse: work enough. */
function workOf(text: string, times: number): number {
  const before = process.threadCpuUsage();
  for (let time = 0; time < times; time += 1) recognise(text);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const LONGER = 8;
/** How many times as much work a character of `long` is. Each round can only come nearer to the truth. */
function ratioOf(short: string, long: string, enough: number): number {
  const begun = performance.now();
  recognise(long);
  const times = Math.ceil(60 / (performance.now() - begun));
  let [least, most] = [Infinity, Infinity];
  let round = 0;
  do {
    [least, most] = [Math.min(least, workOf(short, times * LONGER)), Math.min(most, workOf(long, times))];
    round += 1;
  } while (most > enough * least && round < 8);
  return most / least;
}

describe('linear time', () => {
  // Each would be slow for a reader that looks back, joins or retries without bound.
  it.each([
    ['digits', '1'], ['digit groups', '1 '], ['groups of four', '1234 '], ['hyphens', '1-'], ['letters', 'A'], ['pairs', 'A1'], ['label', '订单号'], ['names', '顺丰 '], ['one line of numbers', '349182736405,'], ['numbers', '349182736405 '], ['slashes', '/'], ['addresses', 'https://a.b/c?d='],
    ['hosts', 'a.'], ['percent', '%2F%2F'], ['braces', '{'], ['objects', '{"orderId":"349182736405"}'], ['tabs', '订单号\t'], ['blanks', ' '], ['line breaks', '\n'], ['brackets', '【'], ['gaps', 'o '], ['quoted breaks', '1Z48A29B03\n> '], ['decimals', '1.'], ['dates', '2026-03-02 '], ['codes', '取件码4-8-2917，运单号YT9182736450918。'],
  ])('%s', (_, unit) => {
    const count = Math.ceil(65_536 / unit.length);
    // What the collector of garbage takes grows too; were it quadratic, it would be eight.
    expect(ratioOf(unit.repeat(count), unit.repeat(count * LONGER), 3)).toBeLessThanOrEqual(3);
  });
});
