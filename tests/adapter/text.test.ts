import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { joinPlace, readJson, tidy, wireExtra, wireList, wireText } from '@/lib/adapter/text';

it.each([['  a \n\t b\u00a0c\u3000d ', 'a b c d'], ['', null], [' \u00a0 ', null], [null, null], [undefined, null]])('tidies %j to %j', (text, clean) => expect(tidy(text)).toBe(clean));

it('joins what says something', () => {
  expect(joinPlace('Lille', null, ' ', 'FR')).toBe('Lille, FR');
  expect(joinPlace(undefined, '')).toBeNull();
});

it('reads JSON, with a byte order mark too, and knows what is none', () => {
  expect(readJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
  expect([readJson(''), readJson('<html>'), readJson('{"a":'), readJson('['.repeat(200_000))]).toEqual([undefined, undefined, undefined, undefined]);
  expect(readJson('null')).toBeNull();
});

describe('what comes over the wire', () => {
  const row = z.object({ a: wireText, extra: wireExtra(z.object({ b: z.number() })) });

  it('numbers count as text, absent and odd fields as nothing', () => {
    expect(row.parse({ a: 7 })).toEqual({ a: '7', extra: undefined });
    expect(row.parse({})).toMatchObject({ a: null });
    expect(row.parse({ a: { odd: true }, extra: 'odd' })).toEqual({ a: null, extra: null });
    expect(row.parse({ a: 'x', extra: { b: 1 } })).toEqual({ a: 'x', extra: { b: 1 } });
  });

  it('one broken row hides no other, but a list that is none is told', () => {
    const list = wireList(z.object({ n: z.number() }));
    expect(list.parse([{ n: 1 }, null, 'x', { n: 'two' }, { n: 3 }])).toEqual([{ n: 1 }, { n: 3 }]);
    expect(list.safeParse({ n: 1 }).success).toBe(false);
  });
});
