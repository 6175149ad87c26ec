import { describe, expect, it } from 'vitest';
import { readProse, readTables } from '@/lib/adapter/html';

const texts = (html: string) => readTables(html).map((table) => [table.summary, ...table.rows.map((row) => row.map((cell) => (cell.header ? `#${cell.text ?? ''}` : cell.text)))]);

describe('tables without a DOM', () => {
  it('cells are decoded and tidied, breaks are blanks, empty cells are nothing', () => {
    expect(texts('<table summary="s"><tr><th>Head<br>two</th></tr><tr><td> a &amp;  b </td><td>&nbsp;</td></tr></table>')).toEqual([['s', ['#Head two'], ['a & b', null]]]);
  });

  it('end tags may be missing, as HTML allows', () => {
    expect(texts('<table><tr><td>a<td>b<tr><td>c</table>')).toEqual([[null, ['a', 'b'], ['c']]]);
  });

  it('a table within a table is a table of its own', () => {
    expect(new Set(texts('<table summary="out"><tr><td>x<table summary="in"><tr><td>y</td></tr></table></td></tr></table>').map(([summary]) => summary))).toEqual(new Set(['in', 'out']));
  });

  it('scripts and styles are no text', () => {
    expect(texts('<table><tr><td>a<script>var x = "<td>evil</td>";</script><style>b { c: d }</style> e</td></tr></table>')).toEqual([[null, ['a e']]]);
  });

  it('pages without tables, cut pages and nonsense give what is there', () => {
    expect(readTables('')).toEqual([]);
    expect(readTables('<p>none</p>')).toEqual([]);
    expect(() => readTables('<table summary="x"><tr><td>cut')).not.toThrow();
  });

  it.each(['<table>', '<div>', '<table><tr><td>', '<p>', '<'])('2 MB of %s take no time to speak of', (piece) => {
    const begun = performance.now();
    expect(() => readTables(piece.repeat(Math.floor(2_097_152 / piece.length)))).not.toThrow();
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

it.each([
  ['A &amp; B &lt;C&gt; &#39;D&#x27; &eacute;', "A & B <C> 'D' é"], ['1 < 2 & 3', '1 < 2 & 3'], ['<b>bold</b>', '<b>bold</b>'], ['&unknownthing; x', '&unknownthing; x'], ['&nbsp; ', null], [null, null],
])('prose: %j reads %j', (text, read) => expect(readProse(text)).toBe(read));
