/** Tables of an HTML page without a DOM: works the same in a worker, an event page and Node. */
import { Parser } from 'htmlparser2';
import { decodeEntities } from './entities';
import { tidy } from './text';

export interface Cell {
  readonly header: boolean;
  readonly text: string | null;
}
export interface HtmlTable {
  /** Its `summary` attribute. */
  readonly summary: string | null;
  readonly rows: readonly (readonly Cell[])[];
}

/** No page nests deeper; the parser's time grows with the square of the depth (2 MB of `<div>` take it 10 s). */
const DEEPEST = 500;

/** Every table of the page, inner ones first, cells with entities decoded and white space collapsed. */
export function readTables(html: string): readonly HtmlTable[] {
  const done: HtmlTable[] = [];
  const open: { summary: string | null; rows: { header: boolean; text: string }[][] }[] = [];
  let cell: { header: boolean; text: string } | null = null;
  let depth = 0;
  let code = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > DEEPEST) parser.pause();
      if (name === 'script' || name === 'style') code += 1;
      if (name === 'table') open.push({ summary: attributes['summary'] === undefined ? null : decodeEntities(attributes['summary']), rows: [] });
      const table = open.at(-1);
      if (table === undefined) return;
      if (name === 'tr') table.rows.push([]);
      if (name === 'td' || name === 'th') {
        cell = { header: name === 'th', text: '' };
        if (table.rows.length === 0) table.rows.push([]);
        table.rows.at(-1)?.push(cell);
      }
      if (name === 'br' && cell !== null) cell.text += ' ';
    },
    ontext(text) {
      if (cell !== null && code === 0) cell.text += text;
    },
    onclosetag(name) {
      depth -= 1;
      if (name === 'script' || name === 'style') code -= 1;
      if (name === 'td' || name === 'th') cell = null;
      if (name !== 'table') return;
      const table = open.pop();
      if (table !== undefined) done.push({ summary: table.summary, rows: table.rows.map((row) => row.map(({ header, text }) => ({ header, text: tidy(decodeEntities(text)) }))) });
    },
  }, { decodeEntities: false });
  parser.end(html);
  return done;
}

/** Text of a JSON reply that was written for a page: entities decoded, tidied; null for nothing. Markup stays as text. */
export function readProse(text: string | null | undefined): string | null {
  return tidy(text === null || text === undefined ? text : decodeEntities(text));
}

/** What says how a page is built; all other attributes are left out. */
const ATTRIBUTES = new Set(['class', 'id', 'summary', 'colspan', 'rowspan']);

/** The page again with every text (given with the tag it stands in) and attribute as `mapText` and `mapValue` want them; scripts, styles and comments left out. */
export function mapHtml(html: string, mapText: (text: string, tag: string) => string, mapValue: (value: string) => string): string {
  const open: string[] = [];
  let out = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      open.push(name);
      if (open.length > DEEPEST) parser.pause();
      const kept = Object.entries(attributes).filter(([attribute]) => ATTRIBUTES.has(attribute));
      out += `<${name}${kept.map(([attribute, value]) => ` ${attribute}="${mapValue(value).replaceAll('"', '')}"`).join('')}>`;
    },
    ontext(text) {
      const tag = open.at(-1) ?? '';
      if (tag !== 'script' && tag !== 'style') out += mapText(text, tag);
    },
    onclosetag(name) {
      open.pop();
      out += `</${name}>`;
    },
  }, { decodeEntities: false });
  parser.end(html);
  return out;
}
