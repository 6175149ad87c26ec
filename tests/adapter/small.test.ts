import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SourceFailure } from '@/lib/adapter/contract';
import { md5Hex } from '@/lib/adapter/md5';
import { readRetryAfter } from '@/lib/adapter/retry-after';

const NOW = Date.parse('2026-10-10T12:00:00Z');

it.each([
  ['120', 120], ['0', 0], [' 5 ', 5], ['Sat, 10 Oct 2026 12:01:00 GMT', 60], ['Sat, 10 Oct 2026 12:00:00 GMT', 0],
  ['', null], [null, null], ['-5', null], ['1.5', null], ['soon', null], ['999999999', null], ['Sat, 10 Oct 2025 12:00:00 GMT', null], ['Mon, 99 Foo 2026', null],
])('Retry-After %j is %j seconds', (header, seconds) => expect(readRetryAfter(header, NOW)).toBe(seconds));

describe('MD5 over the UTF-8 bytes, upper case', () => {
  const expected = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex').toUpperCase();
  it.each(['', 'abc', '{"num":"中文"}', '😀\u0000'])('of %j', (text) => expect(md5Hex(text)).toBe(expected(text)));
  // Around the ends of blocks, where padding goes wrong.
  it.each([54, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 100_000])('of %i characters', (length) => {
    const text = 'xyz'.repeat(length).slice(0, length);
    expect(md5Hex(text)).toBe(expected(text));
  });
});

it('a SourceFailure says its kind and nothing of the call', () => {
  const failure = new SourceFailure('redirected');
  expect([failure.kind, failure.message, failure.name, failure instanceof Error]).toEqual(['redirected', 'redirected', 'SourceFailure', true]);
});
