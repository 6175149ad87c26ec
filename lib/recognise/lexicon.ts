/** Finds labels and names of carriers and shops in one pass over the text. */
import { carrierWords, shopWords } from '@/lib/catalog/words';
import { fold } from './fold';
import { LABELS, type LabelKind, PASSED_OVER, phrasesOf } from './words';

/** A carrier's or shop's name. */
export interface NameRef {
  readonly kind: 'order' | 'parcel';
  readonly source: string;
}
/** A word of the lexicon where it stands in the text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly label: LabelKind | null;
  readonly names: readonly NameRef[];
}

interface Node {
  readonly next: Map<number, Node>;
  label: LabelKind | null;
  names: NameRef[];
  /** A phrase ends here. */
  ends: boolean;
}

const newNode = (): Node => ({ next: new Map(), label: null, names: [], ends: false });
const SEPARATORS = /[\s_'’.-]/g;

function endOf(root: Node, phrase: string): Node {
  let node = root;
  for (const unit of fold(phrase).replace(SEPARATORS, '').split('')) {
    const code = unit.charCodeAt(0);
    let next = node.next.get(code);
    if (next === undefined) node.next.set(code, (next = newNode()));
    node = next;
  }
  node.ends = true;
  return node;
}

function addName(root: Node, name: string, ref: NameRef): void {
  // A name of digits alone (1688) is a number like any other.
  if (/^\d*$/.test(name)) return;
  const { names } = endOf(root, name);
  if (!names.some(({ kind, source }) => kind === ref.kind && source === ref.source)) names.push(ref);
}

function grow(): Node {
  const root = newNode();
  for (const [label, phrases] of Object.entries(LABELS) as readonly [LabelKind, string][]) {
    for (const phrase of phrasesOf(phrases)) endOf(root, phrase).label = label;
  }
  for (const [kind, all] of [['parcel', carrierWords], ['order', shopWords]] as const) {
    for (const [id, { names }] of all) for (const name of names) addName(root, name, { kind, source: id });
  }
  for (const phrase of phrasesOf(PASSED_OVER)) {
    const node = endOf(root, phrase);
    node.label = null;
    node.names = [];
  }
  for (const code of root.next.keys()) firsts[code] = 1;
  return root;
}

let lexicon: Node | undefined;
/** 1 for every character that a phrase starts with: most characters of a text need one look. */
const firsts = new Uint8Array(65536);

/** Whose name this word is, the whole of it (`royalmail`, `aliexpress`); none for words of the language. */
export function namesOf(word: string): readonly NameRef[] {
  lexicon ??= grow();
  let node: Node | undefined = lexicon;
  for (const unit of fold(word).replace(SEPARATORS, '').split('')) node = node?.next.get(unit.charCodeAt(0));
  return node?.names ?? [];
}

/** Letters of words that are written apart: a hit must not start or end inside one. */
const inWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f) || (code >= 0x400 && code <= 0x52f);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** What may stand inside a phrase: blanks, line breaks, underscores, hyphens, dots, the marks of a quoted mail. */
const isGap = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9 || code === 95 || code === 45 || code === 46 || code === 39 || code === 62;
const MOST_GAP = 4;

/** The longest phrase that starts at `start`, or null. */
function longestAt(lower: string, start: number, first: Node): Hit | null {
  let node = first;
  let best: Hit | null = null;
  let gap = 0;
  for (let at = start + 1; ; at += 1) {
    if (node.ends && gap === 0) {
      const before = lower.charCodeAt(at - 1);
      const after = lower.charCodeAt(at);
      // A plural s belongs to the word. Digits may follow: FedEx790…
      const end = after === 115 && inWord(before) ? at + 1 : at;
      if (!inWord(before) || !inWord(lower.charCodeAt(end))) best = { start, end, label: node.label, names: node.names };
    }
    const code = lower.charCodeAt(at);
    const next = node.next.get(code);
    if (next !== undefined) {
      node = next;
      gap = 0;
    } else if (isGap(code) && gap < MOST_GAP) gap += 1;
    else return best;
  }
}

/** Every label and name in `lower` (lower case), from left to right, the longest first, never overlapping. */
export function findWords(lower: string): readonly Hit[] {
  lexicon ??= grow();
  const hits: Hit[] = [];
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (firsts[code] === 0) continue;
    const first = lexicon.next.get(code);
    if (first === undefined) continue;
    if ((inWord(code) || isDigit(code)) && at > 0 && (inWord(lower.charCodeAt(at - 1)) || isDigit(lower.charCodeAt(at - 1)))) continue;
    const hit = longestAt(lower, at, first);
    if (hit === null) continue;
    if (hit.label !== null || hit.names.length > 0) hits.push(hit);
    at = hit.end - 1;
  }
  return hits;
}
