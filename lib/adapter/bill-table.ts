/** The table of a bill: found by its header below lines of prose, cells by the names of their columns (research/shops.md 11). */
import type { Cells } from './csv';
import { tidy } from './text';

/** Our name of a column → its headings, the likeliest first. */
export type Columns<C extends string> = Readonly<Record<C, readonly string[]>>;

export interface BillRow<C extends string> {
  /** Counted from the row below the header, from 1. */
  readonly row: number;
  readonly cells: Readonly<Record<C, string | null>>;
}

export type BillTable<C extends string> =
  | { readonly kind: 'rows'; readonly rows: readonly BillRow<C>[] }
  /** `header`: there is none; a heading: that column is gone; `rows[7]`: cut off. */
  | { readonly kind: 'broken'; readonly path: string };

/** Headings are compared without blanks, wide signs as plain ones. */
const fold = (heading: string): string => heading.normalize('NFKC').replace(/[\s\uFEFF]+/g, '');
/** Ids are followed by a tab, or begin with the apostrophe of a spreadsheet; `/` stands for nothing. */
function cellOf(text: string | undefined): string | null {
  const said = tidy(text)?.replace(/^['’`](?=[\d-])/, '') ?? null;
  return said === '/' ? null : said;
}

/** -1: no line begins with one of these headings. */
function headerAt(cells: Cells, first: readonly string[]): number {
  const wanted = new Set(first.map(fold));
  return cells.findIndex((row) => row.length > 2 && wanted.has(fold(row[0] ?? '')));
}

/** Does a line of it begin a table with these columns? For telling bills apart. */
export function hasHeader(cells: Cells, first: readonly string[], ...needed: readonly string[]): boolean {
  const header = new Set(cells[headerAt(cells, first)]?.map(fold) ?? []);
  return needed.every((heading) => header.has(fold(heading)));
}

/** `first`: headings that the header line begins with. Columns in `optional` may be absent, all others are needed. */
export function readBillTable<C extends string>(cells: Cells, first: readonly string[], columns: Columns<C>, optional: readonly C[] = []): BillTable<C> {
  const at = headerAt(cells, first);
  if (at === -1) return { kind: 'broken', path: 'header' };
  const header = (cells[at] ?? []).map(fold);
  const places = (Object.entries(columns) as [C, readonly string[]][]).map(([column, headings]) => ({ column, heading: headings[0] ?? column, place: headings.map((heading) => header.indexOf(fold(heading))).find((place) => place !== -1) ?? -1 }));
  const lost = places.find(({ column, place }) => place === -1 && !optional.includes(column));
  if (lost !== undefined) return { kind: 'broken', path: lost.heading };
  const last = Math.max(...places.map(({ place }) => place));
  const rows: BillRow<C>[] = [];
  for (const [index, row] of cells.slice(at + 1).entries()) {
    const [start = ''] = row;
    // Below the table stand lines of prose: a rule of dashes, sums, the time of the export.
    if (!/^\s*['’`]?\d/.test(start)) continue;
    if (row.length <= last) return { kind: 'broken', path: `rows[${index + 1}]` };
    rows.push({ row: index + 1, cells: Object.fromEntries(places.map(({ column, place }) => [column, cellOf(row[place])])) as Record<C, string | null> });
  }
  return { kind: 'rows', rows };
}
