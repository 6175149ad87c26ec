/** The three tables of Japan Post's pages, found by their `summary` (research/endpoints.md 3.11). */
import { type HtmlTable, readTables } from '@/lib/adapter/html';

/** One event: two rows of the history table. The details cell may hold personal notes and is not read. */
export interface HistoryRow {
  readonly date: string | null;
  readonly label: string | null;
  readonly office: string | null;
  readonly place: string | null;
}

export interface Page {
  /** Header word → value, from all header and value rows of the facts table. */
  readonly facts: ReadonlyMap<string, string>;
  /** Null: the page has no history table. Oldest first. */
  readonly history: readonly HistoryRow[] | null;
  /** A domestic page names the column `Prefecture` alone. */
  readonly domestic: boolean;
  /** Number → what the result table says of a number that was not found. */
  readonly notFound: ReadonlyMap<string, string>;
}

function readFacts(table: HtmlTable | undefined): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  let headers: readonly (string | null)[] = [];
  for (const row of table?.rows ?? []) {
    if (row.every((cell) => cell.header)) headers = row.map((cell) => cell.text);
    else row.forEach((cell, index) => {
      const name = headers[index];
      if (typeof name === 'string' && cell.text !== null) facts.set(name, cell.text);
    });
  }
  return facts;
}

function readHistory(table: HtmlTable): readonly HistoryRow[] {
  // An event's first row has five cells; its second the postcode alone.
  return table.rows.flatMap((row) => {
    const [date, label, , office, place] = row;
    return row.length < 5 || row.some((cell) => cell.header) ? [] : [{ date: date?.text ?? null, label: label?.text ?? null, office: office?.text ?? null, place: place?.text ?? null }];
  });
}

/** A number that was not found has one cell beside it, with the reason; a found one has its columns. */
function readNotFound(table: HtmlTable | undefined): ReadonlyMap<string, string> {
  return new Map((table?.rows ?? []).flatMap((row) => {
    const [number, reason] = row;
    return row.length === 2 && !row.some((cell) => cell.header) && typeof number?.text === 'string' && typeof reason?.text === 'string' ? [[number.text, reason.text] as const] : [];
  }));
}

/** The page as tables; null when it is none of Japan Post's pages. */
export function readPage(body: string): Page | null {
  const tables = readTables(body);
  const of = (summary: string): HtmlTable | undefined => tables.find((table) => table.summary?.trim() === summary);
  const facts = of('配達状況詳細');
  const history = of('履歴情報');
  const result = of('照会結果');
  if (history === undefined && result === undefined) return null;
  const heads = history?.rows.flatMap((row) => row.filter((cell) => cell.header).map((cell) => cell.text)) ?? [];
  return {
    facts: readFacts(facts),
    history: history === undefined ? null : readHistory(history),
    domestic: heads.includes('Prefecture') || heads.includes('県名'),
    notFound: readNotFound(result),
  };
}
