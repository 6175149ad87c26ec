/** Tables copied from a page or a file: a line of labels, and lines of values below it. The column's label is the number's. */
import type { Hit } from './lexicon';
import { cellsOf, lastAtOrBefore, type Separator, separatorOf } from './lines';
import type { LabelKind } from './words';

interface Header {
  readonly separator: Separator;
  readonly columns: number;
  readonly labels: readonly (Hit | null)[];
}

/** Lines longer than this are text, not rows. */
const LONGEST_ROW = 2000;
/** So many lines without the header's columns end a table. */
const MOST_STRAY = 2;

function headerOf(line: string, lineStart: number, hits: readonly Hit[]): Header | null {
  if (/\d{5}/.test(line)) return null;
  const separator = separatorOf(line);
  if (separator === null) return null;
  const cells = cellsOf(line, separator);
  const labels = cells.map(([from, to]) => hits.findLast(({ start, end, label }) => label !== null && start >= lineStart + from && end <= lineStart + to + 1) ?? null);
  const known = labels.filter((hit) => hit !== null).length;
  return known > 0 && (separator === '\t' || separator === '|' || known > 1) && labels.some((hit) => ours(hit?.label ?? null)) ? { separator, columns: cells.length, labels } : null;
}
const ours = (label: LabelKind | null): boolean => label === 'order' || label === 'parcel' || label === 'number';

/** For a position: the label of its column (null where the column has none of ours), undefined outside of tables. */
export function readTables(text: string, starts: readonly number[], hits: readonly Hit[]): (position: number) => Hit | null | undefined {
  const headers: (Header | null)[] = [];
  let current: Header | null = null;
  let stray = 0;
  let next = 0;
  for (const [index, start] of starts.entries()) {
    const end = (starts[index + 1] ?? text.length + 1) - 1;
    const own: Hit[] = [];
    for (let hit = hits[next]; hit !== undefined && hit.start < end; hit = hits[next]) {
      own.push(hit);
      next += 1;
    }
    const line = end - start <= LONGEST_ROW ? text.slice(start, end) : '';
    const header = own.some(({ label }) => ours(label)) ? headerOf(line, start, own) : null;
    if (header !== null) {
      current = header;
      stray = 0;
      headers.push(null);
      continue;
    }
    const isRow: boolean = current !== null && Math.abs(cellsOf(line, current.separator).length - current.columns) <= 1;
    stray = isRow ? 0 : stray + 1;
    if (stray > MOST_STRAY) current = null;
    headers.push(isRow ? current : null);
  }
  return (position) => {
    const index = lastAtOrBefore(starts, position);
    const header = headers[index];
    const start = starts[index] ?? 0;
    if (header === undefined || header === null) return undefined;
    const cells = cellsOf(text.slice(start, (starts[index + 1] ?? text.length + 1) - 1), header.separator);
    const column = cells.findIndex(([from, to]) => position >= start + from && position <= start + to);
    return header.labels[column] ?? null;
  };
}
