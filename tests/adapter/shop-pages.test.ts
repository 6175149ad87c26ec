/** What shop readers share: trees, embedded JSON, amounts, dates, charsets. */
import { describe, expect, it } from 'vitest';
import { fromMinorUnits, readAmount, readDecimal, sumDecimals } from '@/lib/adapter/amounts';
import { decodeBytes } from '@/lib/adapter/charset';
import { readAssigned, readExactJson, readWrapped } from '@/lib/adapter/embedded';
import { readChinaTime, readShownDay, readUnixSeconds } from '@/lib/adapter/page-dates';
import { findAll, findFirst, readTree, scriptsWith, textOf } from '@/lib/adapter/tree';

describe('a page as a tree', () => {
  const page = readTree('<ul class="a b"><li data-x="q r">A<br>B<li>C &amp; D</ul><div class="orderCard-x9 z"><p>t<script>var x = "<p>";</script></p></div>');
  it('finds by tag, class, attribute, prefix and place', () => {
    expect(findAll(page, 'ul.a > li')).toHaveLength(2);
    expect(findAll(page, 'div > li')).toHaveLength(0);
    expect(findAll(page, 'li[data-x="q r"], [class*=orderCard-] p')).toHaveLength(2);
    expect(findFirst(page, '#none')).toBeNull();
  });
  it('gives the text that a person reads, without code', () => {
    expect(findAll(page, 'li').map(textOf)).toEqual(['A B', 'C & D']);
    expect(textOf(findFirst(page, 'div'))).toBe('t');
    expect(scriptsWith(page, 'var x')).toEqual(['var x = "<p>";']);
  });
  it('ends at absurd depth and on markup that never closes', () => {
    expect(textOf(readTree(`${'<div>'.repeat(5000)}x`))).toBeNull();
    expect(textOf(readTree('<table><tr><td>one<td>two'))).toBe('one two');
  });
});

describe('JSON in scripts', () => {
  it('keeps ids beyond 2^53 as their digits', () => {
    expect(readExactJson('{"id":5012338467120617552,"n":3,"x":1.5}')).toEqual({ id: '5012338467120617552', n: 3, x: 1.5 });
  });
  it('reads an assignment, not a mention, and stops at its own end', () => {
    expect(readAssigned('use(gbRawData); var gbRawData = {"a":"}\\"{"}; more = {', 'gbRawData')).toEqual({ a: '}"{' });
    expect(readAssigned(String.raw`var data = JSON.parse('{\"t\":\"\\u4e70\",\"u\":\"\/\/x\"}');`, 'data')).toEqual({ t: '买', u: '//x' });
    expect(readAssigned('var data = {"a":', 'data')).toBeUndefined();
    expect(readAssigned('var data = {}; data = {"b":2}; data = {"a":1}', 'data', 'a')).toEqual({ a: 1 });
    expect(readAssigned('var data = {"b":2};', 'data', 'a')).toEqual({ b: 2 });
  });
  it('unwraps a call', () => {
    expect(readWrapped(' mtopjsonp3({"a":1})')).toEqual({ a: 1 });
    expect(readWrapped('{"a":1}')).toEqual({ a: 1 });
    expect(readWrapped('<html>')).toBeUndefined();
  });
});

it.each([
  ['US $6.19', '6.19', 'USD'], ['61,83 сом', '61.83', 'KGS'], ['1 023,40 zł', '1023.40', 'PLN'], ['€1.234,50', '1234.50', 'EUR'], ['₩11,110', '11110', 'KRW'], ['1,980', '1980', 'JPY'], ['-¥5.99', '-5.99', 'JPY'],
  ['C $4.50', '4.50', 'CAD'], ['CA$4.50', '4.50', 'CAD'], ['A $4.50', '4.50', 'AUD'],
  ['−US $3.00', '-3.00', 'USD'], ['$1,000', '1000', 'JPY'], ['(none)', null, null],
])('%s is %s %s', (shown, amount, currency) => {
  expect(readAmount(shown, { local: 'JPY' })).toEqual(amount === null ? null : { amount, currency });
});

it('a stated currency wins over the sign; sums and minor units are exact', () => {
  expect(readAmount('$5', { stated: 'mxn', local: 'USD' })).toEqual({ amount: '5', currency: 'MXN' });
  expect([sumDecimals(['0.10', '0.2', '-0.05']), fromMinorUnits(2980), fromMinorUnits('-5'), fromMinorUnits(7, 0), fromMinorUnits('x'), readDecimal(null)]).toEqual(['0.25', '29.80', '-0.05', '7', null, null]);
});

it.each([
  ['May 17, 2026', '2026-05-17'], ['17. Mai 2026', '2026-05-17'], ['2026年5月17日', '2026-05-17'], ['17 de mayo de 2026', '2026-05-17'], ['2026. 8. 20 주문', '2026-08-20'], ['17 мая 2026 г.', '2026-05-17'],
  ['17 maja 2026', '2026-05-17'], ['3 août 2026', '2026-08-03'], ['2026 January 5', '2026-01-05'], ['17 ‏مايو ٢٠٢٦', '2026-05-17'], ['17 मई 2026', '2026-05-17'], ['१७ मे, २०२६', '2026-05-17'], ['১৭ মে, ২০২৬', '2026-05-17'], ['2026 ഒക്‌ടോബർ 17', '2026-10-17'], ['17 במאי 2026', '2026-05-17'],
  ['05/06/2026', null], ['May 17', null], ['31 February 2026', null], ['tomorrow', null],
])('the day %s is %s', (shown, day) => {
  expect(readShownDay(shown)).toBe(day);
});

it('times of Chinese shops are UTC+8; seconds are UTC; nothing is invented', () => {
  expect([readChinaTime('2026-03-02 21:14:05'), readChinaTime('2026-03-02'), readChinaTime('soon'), readUnixSeconds(1_781_964_189), readUnixSeconds('0'), readUnixSeconds(12)]).toEqual(['2026-03-02T21:14:05+08:00', '2026-03-02', null, '2026-06-20T14:03:09Z', null, null]);
});

it('bytes are read by the header, a mark, the page, or as UTF-8, else as GB18030', () => {
  const gbk = new Uint8Array([0xd6, 0xd0, 0xce, 0xc4]);
  expect(decodeBytes(gbk, 'text/html; charset=gbk')).toBe('中文');
  expect(decodeBytes(gbk, 'application/json')).toBe('中文');
  expect(decodeBytes(new TextEncoder().encode('\uFEFF中文'), null)).toBe('中文');
  expect(decodeBytes(new Uint8Array([...new TextEncoder().encode('<meta charset="gbk">'), ...gbk]), 'text/html')).toBe('<meta charset="gbk">中文');
});
