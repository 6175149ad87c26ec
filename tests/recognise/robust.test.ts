/** Any text at all: no exception, every value stands in the text, time grows with the length and no faster. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '@/lib/recognise/findings';
import { MOST_CHARACTERS, normalise } from '@/lib/recognise/normalise';
import { recognise } from '@/lib/recognise/recognise';

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
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 4000 });
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

const timeOf = (text: string): number => {
  const start = performance.now();
  recognise(text);
  return performance.now() - start;
};
const best = (text: string): number => Math.min(timeOf(text), timeOf(text), timeOf(text));

describe('linear time', () => {
  // Each would be slow for a reader that looks back, joins or retries without bound.
  it.each([
    ['digits', '1'], ['digit groups', '1 '], ['groups of four', '1234 '], ['hyphens', '1-'], ['letters', 'A'], ['pairs', 'A1'], ['label', '订单号'], ['names', '顺丰 '], ['one line of numbers', '349182736405,'], ['numbers', '349182736405 '], ['slashes', '/'], ['addresses', 'https://a.b/c?d='],
    ['hosts', 'a.'], ['percent', '%2F%2F'], ['braces', '{'], ['objects', '{"orderId":"349182736405"}'], ['tabs', '订单号\t'], ['blanks', ' '], ['line breaks', '\n'], ['brackets', '【'], ['gaps', 'o '], ['quoted breaks', '1Z48A29B03\n> '], ['decimals', '1.'], ['dates', '2026-03-02 '], ['codes', '取件码4-8-2917，运单号YT9182736450918。'],
  ])('%s', (_, unit) => {
    const short = unit.repeat(Math.ceil(32_768 / unit.length));
    const long = unit.repeat(Math.ceil(262_144 / unit.length));
    best(short);
    // Eight times the text: ten times the time and a little for a busy machine.
    expect(best(long)).toBeLessThan(20 * best(short) + 60);
  });
});
