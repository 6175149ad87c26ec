/** The blocks of Yamato's page, one a number, found by their classes (research/endpoints.md 3.10). */
import { Parser } from 'htmlparser2';
import { decodeEntities } from '@/lib/adapter/entities';
import { tidy } from '@/lib/adapter/text';

/** One `li`: a scan (item, date, name) or a fact of the summary (item, data). */
export interface Line {
  item: string | null;
  date: string | null;
  name: string | null;
  data: string | null;
}
export interface Invoice {
  /** `1件目：1234-5678-9012`. */
  title: string | null;
  state: string | null;
  message: string | null;
  readonly facts: Line[];
  /** Oldest first. */
  readonly scans: Line[];
}

const BLOCK = 'parts-tracking-invoice-block';
const PART = 'tracking-invoice-block-';
const OF_BLOCK = { [`${PART}title`]: 'title', [`${PART}state-title`]: 'state', [`${PART}state-summary`]: 'message' } as const;
const OF_LINE = ['item', 'date', 'name', 'data'] as const;
/** No page nests deeper; the parser's time grows with the square of the depth. */
const DEEPEST = 500;

/** Every block of the page in order, texts decoded and tidied; null when it is none of Yamato's pages. */
export function readPage(html: string): readonly Invoice[] | null {
  const invoices: Invoice[] = [];
  const open: { readonly depth: number; readonly leave: () => void }[] = [];
  let invoice: Invoice | null = null;
  let lines: Line[] | null = null;
  let line: Line | null = null;
  let text: string | null = null;
  let depth = 0;
  let code = 0;
  const enter = (leave: () => void): void => void open.push({ depth, leave });
  const collect = (put: (words: string | null) => void): void => {
    text = '';
    enter(() => {
      put(tidy(decodeEntities(text ?? '')));
      text = null;
    });
  };

  function enterPart(name: string, classes: ReadonlySet<string>): void {
    if (classes.has(BLOCK)) {
      invoice = { title: null, state: null, message: null, facts: [], scans: [] };
      invoices.push(invoice);
      return enter(() => void (invoice = null));
    }
    if (invoice === null || text !== null) return;
    const block = invoice;
    if (classes.has(`${PART}detail`) || classes.has(`${PART}summary`)) {
      lines = classes.has(`${PART}detail`) ? block.scans : block.facts;
      return enter(() => void (lines = null));
    }
    if (name === 'li' && lines !== null) {
      line = { item: null, date: null, name: null, data: null };
      lines.push(line);
      return enter(() => void (line = null));
    }
    const ofBlock = Object.entries(OF_BLOCK).find(([word]) => classes.has(word))?.[1];
    if (ofBlock !== undefined) return collect((words) => void (block[ofBlock] = words));
    const current = line;
    const ofLine = OF_LINE.find((word) => classes.has(word));
    if (current !== null && ofLine !== undefined) collect((words) => void (current[ofLine] = words));
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > DEEPEST) parser.pause();
      if (name === 'script' || name === 'style') code += 1;
      if (name === 'br' && text !== null) text += ' ';
      enterPart(name, new Set((attributes['class'] ?? '').split(/\s+/)));
    },
    ontext(words) {
      if (text !== null && code === 0) text += words;
    },
    onclosetag(name) {
      if (name === 'script' || name === 'style') code -= 1;
      if (open.at(-1)?.depth === depth) open.pop()?.leave();
      depth -= 1;
    },
  }, { decodeEntities: false });
  parser.end(html);
  return invoices.length === 0 ? null : invoices;
}
