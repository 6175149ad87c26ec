/** Tables of Korea Post's two pages, domestic and international (research/endpoints.md 4.3). */
import { Parser } from 'htmlparser2';
import { decodeEntities } from '@/lib/adapter/entities';
import { tidy } from '@/lib/adapter/text';

interface Cell {
  readonly header: boolean;
  /** Over several columns: a sentence, no value. */
  readonly wide: boolean;
  readonly text: string | null;
  /** Text of its first link: the office without its telephone. */
  readonly link: string | null;
  /** Text of `span.evtnm`: the event without the names beside it. */
  readonly label: string | null;
}
type Row = readonly Cell[];

export interface Page {
  /** What begins a row of its other tables: the number that the page speaks about is among them. */
  readonly numbers: readonly string[];
  /** Its words for a number that it does not know. */
  readonly notFound: string | null;
  /** Oldest first; names and details are not read. Null: the page has no such table. */
  readonly history: readonly HistoryRow[] | null;
}
export interface HistoryRow {
  readonly date: string | null;
  /** Null on the international page, whose date has the clock in it. */
  readonly clock: string | null;
  readonly place: string | null;
  readonly label: string | null;
}

/** No page nests deeper; the parser's time grows with the square of the depth. */
const DEEPEST = 500;
const NOT_FOUND = /배달정보를 찾지 못했습니다|\bis not found\b/i;

interface Draft { readonly header: boolean; readonly wide: boolean; text: string; link: string | null; label: string | null }

/** Every table of the page as rows of cells, inner ones first. */
function readCells(html: string): readonly (readonly Row[])[] {
  const done: (readonly Row[])[] = [];
  const open: Draft[][][] = [];
  let cell: Draft | null = null;
  /** The part of the cell that is being read, and how deep it began. */
  let part: { readonly kind: 'link' | 'label'; readonly depth: number } | null = null;
  let depth = 0;
  let code = 0;
  const words = (text: string | null): string | null => tidy(text === null ? null : decodeEntities(text));
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > DEEPEST) parser.pause();
      if (name === 'script' || name === 'style') code += 1;
      if (name === 'table') open.push([]);
      const rows = open.at(-1);
      if (rows === undefined) return;
      if (name === 'tr') rows.push([]);
      if (name === 'td' || name === 'th') {
        cell = { header: name === 'th', wide: Number(attributes['colspan'] ?? 1) > 1, text: '', link: null, label: null };
        if (rows.length === 0) rows.push([]);
        rows.at(-1)?.push(cell);
      }
      if (cell === null) return;
      if (name === 'br') cell.text += ' ';
      const kind = name === 'a' ? 'link' : (attributes['class'] ?? '').split(/\s+/).includes('evtnm') ? 'label' : null;
      if (kind === null || part !== null || cell[kind] !== null) return;
      cell[kind] = '';
      part = { kind, depth };
    },
    ontext(text) {
      if (cell === null || code > 0) return;
      cell.text += text;
      if (part !== null) cell[part.kind] = `${cell[part.kind] ?? ''}${text}`;
    },
    onclosetag(name) {
      if (part?.depth === depth) part = null;
      depth -= 1;
      if (name === 'script' || name === 'style') code -= 1;
      if (name === 'td' || name === 'th') cell = null;
      if (name !== 'table') return;
      done.push((open.pop() ?? []).map((row) => row.map((each) => ({ ...each, text: words(each.text), link: words(each.link), label: words(each.label) }))));
    },
  }, { decodeEntities: false });
  parser.end(html);
  return done;
}

const headsOf = (table: readonly Row[]): readonly (string | null)[] => table.find((row) => row.length > 0 && row.every((cell) => cell.header))?.map((cell) => cell.text) ?? [];
const bodyOf = (table: readonly Row[]): readonly Row[] => table.filter((row) => row.some((cell) => !cell.header));
const isDomestic = (heads: readonly (string | null)[]): boolean => heads.includes('날짜') && heads.includes('처리현황');
const isInternational = (heads: readonly (string | null)[]): boolean => heads.includes('Date') && heads.includes('Status');

/** The office: the link's text, else the cell's without its telephone. */
const placeOf = (cell: Cell | undefined): string | null => cell?.link ?? tidy(cell?.text?.replace(/(?:\bTEL\b|전화|☎).*$/iu, ''));
/** The event: its own span, else what stands before the brackets, which may name people. */
const labelOf = (cell: Cell | undefined): string | null => cell?.label ?? tidy(cell?.text?.split(/[(（]/)[0]);

function readRow(row: Row, domestic: boolean): readonly HistoryRow[] {
  if (row.length < (domestic ? 4 : 3) || row.some((cell) => cell.wide)) return [];
  const [date, clock, place, label] = domestic ? row : [row[0], undefined, row[2], row[1]];
  return [{ date: date?.text ?? null, clock: clock?.text ?? null, place: placeOf(place), label: labelOf(label) }];
}

/** The page; null when it is none of Korea Post's. */
export function readPage(html: string): Page | null {
  const tables = readCells(html).map((rows) => ({ heads: headsOf(rows), rows: bodyOf(rows) }));
  const history = tables.find(({ heads }) => isDomestic(heads) || isInternational(heads));
  if (history === undefined && !tables.some(({ heads }) => heads.includes('등기번호') || heads.includes('Item Number'))) return null;
  const sentences = tables.flatMap(({ rows }) => rows.flat()).filter((cell) => cell.wide).map((cell) => cell.text);
  return {
    numbers: tables.filter((table) => table !== history).flatMap(({ rows }) => rows.filter((row) => row[0]?.wide === false).map((row) => row[0]?.text)).filter((text) => typeof text === 'string'),
    notFound: sentences.find((text) => NOT_FOUND.test(text ?? '')) ?? null,
    history: history?.rows.flatMap((row) => readRow(row, isDomestic(history.heads))) ?? null,
  };
}
