/** What stands around a number: its label, the shop and the carrier that are named. */
import type { Hit, NameRef } from './lexicon';
import { lastAtOrBefore } from './lines';
import type { Token } from './tokens';

/** `attached`: in the same line, row or object; `above`: a sender, or a heading right above; `around`: a heading farther up, or the only one that the text names. */
export interface Named {
  readonly refs: readonly NameRef[];
  readonly closeness: 'attached' | 'above' | 'around';
  readonly hit: Hit;
  readonly sender: boolean;
}
export interface Context {
  readonly label: Hit | null;
  /** How the label got here: it stands beside the number, heads its column, or belongs to the number before in a list. */
  readonly via: 'label' | 'table' | 'list';
  readonly shop: Named | null;
  readonly carrier: Named | null;
}

/** One text with its words and runs, laid out for looking around. All lists in order of appearance. */
export interface Page {
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly hitStarts: readonly number[];
  /** Starts of everything with digits: numbers and expressions. */
  readonly numberStarts: readonly number[];
  readonly lines: readonly number[];
  /** JSON objects without objects inside, as [start, end]. */
  readonly objects: readonly (readonly [number, number])[];
  readonly objectStarts: readonly number[];
  /** Undefined outside of tables. */
  readonly columnLabel: (position: number) => Hit | null | undefined;
  /** The only shop or carrier that a short text names; null with none or several. */
  readonly only: Readonly<Record<'order' | 'parcel', Hit | null>>;
}

const FARTHEST_LABEL = 40;
const FARTHEST_NAME = 300;
const FARTHEST_BEHIND = 24;
const MOST_HITS = 16;
const AROUND_CHARACTERS = 600;
const SHORT_TEXT = 6000;

/** JSON objects that hold no other object. */
export function leafObjects(text: string): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let open = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 123) open = at;
    else if (code === 125 && open >= 0) {
      found.push([open, at]);
      open = -1;
    }
  }
  return found;
}

/** The only name of a kind in the text; names of one source in several spellings count once. */
export function onlyName(text: string, hits: readonly Hit[], kind: 'order' | 'parcel'): Hit | null {
  if (text.length > SHORT_TEXT) return null;
  let only: Hit | null = null;
  for (const hit of hits) {
    const ref = hit.names.find((name) => name.kind === kind);
    if (ref === undefined) continue;
    if (only !== null && !only.names.some(({ source }) => source === ref.source)) return null;
    only ??= hit;
  }
  return only;
}

const count = (starts: readonly number[], from: number, to: number): number => lastAtOrBefore(starts, to - 1) - lastAtOrBefore(starts, from - 1);
const lineOf = (page: Page, position: number): readonly [number, number] => {
  const index = lastAtOrBefore(page.lines, position);
  return [page.lines[index] ?? 0, (page.lines[index + 1] ?? page.text.length + 1) - 1];
};

// What may stand between a label and its number.
const FILLER = /^[\s:.#()[\]"'`=>*«»\u300c\u300d\u3010\u3011\uff08\uff09\uff1a-]*$/;
const SENTENCE_END = /[。！？；!?;]|\.\s/;

/** The label in front of a number, if it belongs to it. */
export function labelBefore(page: Page, token: Token): Hit | null {
  const { text, hits, hitStarts, numberStarts } = page;
  let index = lastAtOrBefore(hitStarts, token.start - 1);
  while (index >= 0 && hits[index]?.label === null) {
    if (token.start - (hits[index]?.end ?? 0) > FARTHEST_LABEL) return null;
    index -= 1;
  }
  const hit = hits[index];
  if (hit === undefined || hit.end > token.start || token.start - hit.end > FARTHEST_LABEL || count(numberStarts, hit.end, token.start) > 0) return null;
  const between = text.slice(hit.end, token.start);
  const rest = between.replace(/^[\s.:#]+/, '');
  if (SENTENCE_END.test(rest)) return null;
  if (between.includes('\n') && (!FILLER.test(between) || between.split('\n').length > 3)) return null;
  if (hit.label !== 'number') return hit;
  // 订单 编号, order: { id: … – the word before says whose number it is.
  const before = hits[index - 1];
  return before !== undefined && before.label !== null && hit.start - before.end <= 5 && FILLER.test(text.slice(before.end, hit.start).replaceAll('{', '')) ? before : hit;
}

const BEHIND = /^[\s()[\]:,\uff08\uff0c-]*(?:(?:is|was|ist|est|是|为|為|は|が)\s*)?(?:(?:your|the|my|您的|你的|我的|ihre|votre)\s*)?$/i;

/** A label right behind the number, if it has no number of its own: `SF… is your tracking number`. */
function labelBehind(page: Page, token: Token): Hit | null {
  const { text, hits, hitStarts, numberStarts } = page;
  const hit = hits[lastAtOrBefore(hitStarts, token.end - 1) + 1];
  if (hit === undefined || (hit.label !== 'order' && hit.label !== 'parcel') || hit.start - token.end > FARTHEST_BEHIND || !BEHIND.test(text.slice(token.end, hit.start))) return null;
  const next = numberStarts[lastAtOrBefore(numberStarts, token.end - 1) + 1];
  const newLine = text.indexOf('\n', hit.end);
  return next !== undefined && next - hit.end < FARTHEST_LABEL && (newLine < 0 || newLine > next) ? null : hit;
}

const isSender = (text: string, hit: Hit): boolean => '【['.includes(text.charAt(hit.start - 1)) && hit.start > 0;
const has = (hit: Hit, kind: 'order' | 'parcel'): boolean => hit.names.some((name) => name.kind === kind);
const named = (page: Page, hit: Hit, kind: 'order' | 'parcel', closeness: Named['closeness']): Named => ({ refs: hit.names.filter((name) => name.kind === kind), closeness, hit, sender: isSender(page.text, hit) });

/** The name of this kind that stands nearest within [from, to]; before the number wins unless the other side is closer by far. */
function nearestIn(page: Page, token: Token, kind: 'order' | 'parcel', from: number, to: number, whole: boolean): Hit | null {
  const { text, hits, hitStarts, numberStarts } = page;
  let before: Hit | null = null;
  const start = lastAtOrBefore(hitStarts, token.start - 1);
  for (let index = start; index >= 0 && start - index < MOST_HITS; index -= 1) {
    const hit = hits[index];
    if (hit === undefined || hit.start < from || token.start - hit.end > FARTHEST_NAME) break;
    if (has(hit, kind)) {
      before = hit;
      break;
    }
  }
  let behind: Hit | null = null;
  for (let index = start + 1; index < hits.length && index - start < MOST_HITS; index += 1) {
    const hit = hits[index];
    if (hit === undefined || hit.start >= to || hit.start - token.end > (whole ? FARTHEST_NAME : FARTHEST_BEHIND)) break;
    if (hit.start < token.end) continue;
    if (!whole && count(numberStarts, token.end, hit.start) > 0) break;
    if (!has(hit, kind)) continue;
    // A name that has a number of its own belongs to that.
    const bracketed = '(\uff08[【'.includes(text.charAt(hit.start - 1));
    const next = numberStarts[lastAtOrBefore(numberStarts, hit.end - 1) + 1];
    if (!whole && !bracketed && next !== undefined && next < to && next - hit.end < FARTHEST_BEHIND) break;
    behind = hit;
    break;
  }
  if (before === null || behind === null) return before ?? behind;
  const distance = (near: number, far: number): number => far - near + 20 * (text.slice(near, far).match(/[,;，。；、]/g)?.length ?? 0);
  return distance(token.end, behind.start) + (whole ? 0 : 6) < distance(before.end, token.start) ? behind : before;
}

/** A sender or a heading above; failing that the only one the text names. */
function nameAround(page: Page, token: Token, kind: 'order' | 'parcel', lineStart: number): Named | null {
  const { text, hits, hitStarts, numberStarts } = page;
  const start = lastAtOrBefore(hitStarts, lineStart - 1);
  for (let index = start; index >= 0 && start - index < MOST_HITS; index -= 1) {
    const hit = hits[index];
    if (hit === undefined || token.start - hit.end > AROUND_CHARACTERS) break;
    if (!has(hit, kind)) continue;
    const [from, to] = lineOf(page, hit.start);
    if (isSender(text, hit)) return named(page, hit, kind, 'above');
    if (count(numberStarts, from, to) > 0) break;
    const above = lastAtOrBefore(page.lines, lineStart) - lastAtOrBefore(page.lines, hit.start) <= 2 && count(numberStarts, to, lineStart) === 0;
    return named(page, hit, kind, above ? 'above' : 'around');
  }
  const only = page.only[kind];
  return only === null ? null : named(page, only, kind, 'around');
}

function nameOf(page: Page, token: Token, kind: 'order' | 'parcel', inRow: boolean): Named | null {
  const object = page.objects[lastAtOrBefore(page.objectStarts, token.start)];
  const inside = object !== undefined && object[1] >= token.end;
  const line = lineOf(page, token.start);
  const [from, to] = inside ? object : line;
  const near = nearestIn(page, token, kind, from, to, inside || inRow);
  if (near !== null) return named(page, near, kind, 'attached');
  return nameAround(page, token, kind, inside ? from : line[0]);
}

const LIST = /^[\s,;/|+&.*•·()[\]、；，（）和与及と-]*(?:(?:and|und|et|y|e|oraz)\s+)?(?:\d{1,2}[.)、]\s*)?$/i;

/** Everything that is known about `token` from its surroundings. `previous`: the number before it, with its context. */
export function contextOf(page: Page, token: Token, previous: { readonly token: Token; readonly context: Context } | null): Context {
  const column = page.columnLabel(token.start);
  const before = labelBefore(page, token);
  // In a row the line above is another row, or the header's last cell.
  const own = column === undefined || (before !== null && lineOf(page, token.start)[0] <= before.start) ? before : null;
  const label = own ?? column ?? labelBehind(page, token);
  const shop = nameOf(page, token, 'order', column !== undefined);
  const carrier = nameOf(page, token, 'parcel', column !== undefined);
  if (label !== null) return { label, via: own === null && label === column ? 'table' : 'label', shop, carrier };
  if (previous === null || token.start - previous.token.end > 24) return { label: null, via: 'label', shop, carrier };
  const between = page.text.slice(previous.token.end, token.start);
  if (!LIST.test(between) || between.includes('\t')) return { label: null, via: 'label', shop, carrier };
  return {
    label: previous.context.label,
    via: 'list',
    shop: shop?.closeness === 'attached' ? shop : (previous.context.shop ?? shop),
    carrier: carrier?.closeness === 'attached' ? carrier : (previous.context.carrier ?? carrier),
  };
}
