/** `recognise(text, evidence)`: pasted text → ranked findings. Pure, offline, linear in the text's length. */
import { type Context, contextOf, labelBefore, leafObjects, onlyName, type Page } from './context';
import type { Evidence, Finding, Recognised } from './findings';
import { fold } from './fold';
import { linksOf, once, withPickups } from './gather';
import { joinTokens } from './join';
import { findWords, type Hit } from './lexicon';
import { lastAtOrBefore, lineStarts } from './lines';
import { normalise } from './normalise';
import { isPrice, otherExpression } from './others';
import { prefixOf, shapesOf, strengthOf } from './shapes';
import { readTables } from './tables';
import { isDigit, makeToken, scan, type Token } from './tokens';
import { readAddresses, type UrlNumber } from './urls';
import { judge } from './verdict';

const NO_CONTEXT: Context = { label: null, via: 'label', shop: null, carrier: null };

/**
 * What stands in `text`: numbers of orders and parcels, and other things that look like them, in order of
 * appearance, each once. Text beyond a mebi of characters is cut off (`cut`).
 */
export function recognise(text: string, evidence: Evidence = {}): Recognised {
  const plain = normalise(text);
  const page = layOut(plain.text);
  const findings = withPickups(page.text, page.lines, once([...inText(page, evidence), ...inAddresses(page, evidence)].sort((a, b) => a.start - b.start)));
  return { text: page.text, findings, cut: plain.cut, links: linksOf(page.text, page.lines, findings) };
}

interface Layout extends Page {
  readonly tokens: readonly Token[];
  readonly expressions: readonly Token[];
  readonly addresses: readonly UrlNumber[];
}

function layOut(text: string): Layout {
  const hits = findWords(fold(text));
  const hitEnds = new Set(hits.filter(({ label }) => label === 'order' || label === 'parcel' || label === 'number').map(({ end }) => end));
  const { ranges, numbers } = readAddresses(text);
  const rangeStarts = ranges.map(([start]) => start);
  const outside = ({ start }: { readonly start: number }): boolean => (ranges[lastAtOrBefore(rangeStarts, start)]?.[1] ?? -1) <= start;
  const runs = scan(text);
  const labelledAt = (start: number): boolean => {
    for (let at = start; at >= 0 && start - at < 6; at -= 1) if (hitEnds.has(at)) return true;
    return false;
  };
  const { tokens: apart, words } = partWords(text, runs.tokens.filter(outside), hits.filter(outside));
  const tokens = joinTokens(text, apart, labelledAt);
  const expressions = runs.expressions.filter(outside);
  const lines = lineStarts(text);
  const objects = text.includes('{') ? leafObjects(text) : [];
  return {
    text,
    tokens,
    expressions,
    addresses: numbers,
    hits: words,
    hitStarts: words.map(({ start }) => start),
    numberStarts: [...tokens, ...expressions].map(({ start }) => start).sort((a, b) => a - b),
    lines,
    objects,
    objectStarts: objects.map(([start]) => start),
    columnLabel: readTables(text, lines, words),
    only: { order: onlyName(text, words, 'order'), parcel: onlyName(text, words, 'parcel') },
  };
}

/** `FedEx790…` is a word and a number, `SF1400…` is a number: words inside numbers name nobody. */
function partWords(text: string, tokens: readonly Token[], hits: readonly Hit[]): { readonly tokens: readonly Token[]; readonly words: readonly Hit[] } {
  const parted: Token[] = [];
  const words: Hit[] = [];
  let next = 0;
  for (const token of tokens) {
    let own = token;
    for (let hit = hits[next]; hit !== undefined && hit.start < token.end; hit = hits[next]) {
      const rest = hit.end > token.start && hit.start <= token.start && isDigit(text.charCodeAt(hit.end)) ? afterWord(token, hit) : null;
      if (rest !== null) own = rest;
      if (rest !== null || hit.end <= token.start || hit.end > token.end) words.push(hit);
      next += 1;
    }
    parted.push(own);
  }
  return { tokens: parted, words: words.concat(hits.slice(next)) };
}

/** What follows the word, if that is more of a number than the whole. */
function afterWord(token: Token, hit: Hit): Token | null {
  if (hit.end >= token.end || strengthOf(token.value) > 1) return null;
  const rest = makeToken(hit.end, token.end, token.value.slice(hit.end - token.start), false);
  const shapes = shapesOf(rest.value);
  return hit.label !== null || shapes.some(({ source }) => hit.names.some((name) => name.source === source)) || strengthOf(rest.value) > strengthOf(token.value) ? rest : null;
}

/** `T200P5012…` is the order 5012… of the shop that is written so. */
function prefixed({ start, end, value }: Token): Finding | null {
  const prefix = prefixOf(value);
  if (prefix === null) return null;
  const { source, length } = prefix;
  return { kind: 'order', value: value.slice(length), start: start + length, end, certainty: 'certain', candidates: [{ kind: 'order', source, certainty: 'certain' }], other: null, reasons: [{ kind: 'shape', word: value.slice(0, length) }], pickup: null };
}

function isMixedCase(text: string, { start, end }: Token): boolean {
  let small = false;
  let capital = false;
  let first = true;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code) || code < 65) continue;
    // A capital at the front only is how phones write.
    if (code > 96) small = true;
    else if (!first) capital = true;
    first = false;
  }
  return small && capital;
}

function inText(page: Layout, evidence: Evidence): readonly Finding[] {
  const word = ({ start, end }: { readonly start: number; readonly end: number }): string => page.text.slice(start, end);
  const findings: Finding[] = [];
  let previous: { readonly token: Token; readonly context: Context } | null = null;
  for (const token of page.tokens) {
    const context = contextOf(page, token, previous);
    previous = { token, context };
    if (token.value.length < 10 && token.digits === token.value.length && isPrice(page.text, token)) {
      findings.push({ ...emptyFinding(token), other: 'price' });
      continue;
    }
    const order = token.joined ? null : prefixed(token);
    if (order !== null) {
      findings.push(order);
      continue;
    }
    const verdict = judge({ value: token.value, context, evidence, word, mixedCase: isMixedCase(page.text, token) });
    if (verdict !== null) findings.push({ ...verdict, value: valueOf(token.value, verdict.kind), start: token.start, end: token.end, pickup: null });
  }
  for (const token of page.expressions) {
    const other = otherExpression(page.text, token, (page.columnLabel(token.start) ?? labelBefore(page, token))?.label ?? null);
    if (other !== null) findings.push({ ...emptyFinding(token), other });
  }
  return findings;
}

/** Parcels have no hyphens, orders keep them. */
const valueOf = (value: string, kind: Finding['kind']): string => (kind === 'parcel' ? value.replaceAll('-', '') : value);
const emptyFinding = ({ start, end, value }: Token): Finding => ({ kind: 'other', value, start, end, certainty: 'certain', candidates: [], other: 'number', reasons: [], pickup: null });

/** The host decides. Numbers whose host is nobody we know are judged as if the parameter were a label. */
function inAddresses(page: Layout, evidence: Evidence): readonly Finding[] {
  return page.addresses.flatMap(({ token, kind, owner, host }): Finding[] => {
    const name = { start: token.start, end: token.end, label: kind, names: owner === null ? [] : [owner] };
    const named = owner === null ? null : { refs: [owner], closeness: 'attached', hit: name, sender: false } as const;
    const context: Context = { ...NO_CONTEXT, label: name, ...(owner?.kind === 'order' ? { shop: named } : { carrier: named }) };
    const verdict = judge({ value: token.value, context, evidence, word: () => host, mixedCase: false });
    if (verdict === null) return [];
    return [{ ...verdict, value: valueOf(token.value, verdict.kind), start: token.start, end: token.end, reasons: [{ kind: 'url', word: host }], pickup: null }];
  });
}
