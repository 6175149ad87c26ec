/** The first sheet of a workbook as rows of text. Formulas are not evaluated: what was last shown is read. For pages' workers only. */
import { Parser } from 'htmlparser2';
import { decodeBytes } from './charset';
import { type Cells, MOST_ROWS, TooManyRows } from './csv';
import { decodeEntities } from './entities';
import { namesInZip, unpack } from './zip';

const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;
const STRINGS = 'xl/sharedStrings.xml';
/** No bill has more columns; a reference beyond it is no cell of ours. */
const MOST_COLUMNS = 256;

export const isWorkbook = (names: readonly string[]): boolean => names.includes('xl/workbook.xml');

interface Handlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Element names come without their prefix (`x:row` is `row`). */
function readXml(xml: string, { open, text, close }: Handlers): void {
  const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
  new Parser({ onopentag: (name, attributes) => open(bare(name), attributes), ontext: (part) => text(decodeEntities(part)), onclosetag: (name) => close(bare(name)) }, { xmlMode: true, decodeEntities: false }).end(xml);
}

/** The texts that cells point to. Marks of how to pronounce a word are no part of it. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let [inText, spoken] = [false, 0];
  readXml(xml, {
    open(name) {
      if (name === 'si') strings.push('');
      if (name === 'rPh') spoken += 1;
      inText = name === 't' && spoken === 0;
    },
    text(part) {
      if (inText) strings.push((strings.pop() ?? '') + part);
    },
    close(name) {
      if (name === 'rPh') spoken -= 1;
      if (name === 't') inText = false;
    },
  });
  return strings;
}

/** `C7` → 2. */
function columnOf(reference: string | undefined, fallback: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters === undefined ? fallback : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A number as people see it: `28.160000000000000142` is 28.16. Longer ones are ids and stay as written. */
const plainNumber = (shown: string): string => (/^-?\d{1,12}\.\d{10,}$|^-?\d(?:\.\d+)?E[+-]?\d{1,2}$/i.test(shown) ? String(Number(shown)) : shown);

function readSheet(xml: string, strings: readonly string[]): Cells {
  const rows: string[][] = [];
  let cell: { column: number; type: string; text: string } | null = null;
  let inValue = false;
  readXml(xml, {
    open(name, { r, t = 'n' }) {
      if (name === 'row') rows.push([]);
      if (rows.length > MOST_ROWS) throw new TooManyRows();
      if (name === 'c') cell = { column: columnOf(r, rows.at(-1)?.length ?? 0), type: t, text: '' };
      inValue = name === 'v' || (name === 't' && cell?.type === 'inlineStr');
    },
    text(part) {
      if (inValue && cell !== null) cell.text += part;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      if (name !== 'c' || cell === null) return;
      const { column, type, text } = cell;
      cell = null;
      const row = rows.at(-1);
      if (row === undefined || column >= MOST_COLUMNS) return;
      while (row.length < column) row.push('');
      row[column] = type === 's' ? (strings[Number(text)] ?? '') : type === 'n' ? plainNumber(text) : text;
    },
  });
  return rows;
}

/** Throws ZipRefused and TooManyRows; no sheet at all is no rows. */
export function readWorkbook(bytes: Uint8Array): Cells {
  const sheets = namesInZip(bytes).flatMap((name) => SHEET.exec(name)?.[1] ?? []).map(Number);
  const first = `xl/worksheets/sheet${Math.min(...sheets)}.xml`;
  const files = new Map(unpack(bytes, (name) => name === first || name === STRINGS).map(({ name, bytes: whole }) => [name, decodeBytes(whole, null)]));
  return readSheet(files.get(first) ?? '', sharedStrings(files.get(STRINGS) ?? ''));
}
