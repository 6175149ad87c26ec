/** One number, its shapes and its surroundings → what it is, and how sure that is. A question is better than a wrong claim. */
import type { Certainty } from '@/lib/adapter/numbers';
import { shopNumbers } from '@/lib/catalog/numbers';
import { familyOf, shopWords } from '@/lib/catalog/words';
import type { Context, Named } from './context';
import type { Candidate, Evidence, OtherKind, Reason } from './findings';
import { otherByLabel, otherByShape } from './others';
import { LEVELS, type ShapeMatch, shapeKey, shapesOf } from './shapes';

export interface Verdict {
  readonly kind: 'order' | 'parcel' | 'other';
  readonly certainty: Certainty;
  readonly candidates: readonly Candidate[];
  readonly other: OtherKind | null;
  readonly reasons: readonly Reason[];
}
type Kind = 'order' | 'parcel';
/** 0 nothing, 1 possible, 2 likely, 3 certain. */
type Level = 0 | 1 | 2 | 3;
interface Scored {
  readonly kind: Kind;
  readonly source: string;
  level: Level;
  /** Breaks ties between equal levels. */
  rank: number;
  readonly checked: boolean;
  readonly own: boolean;
}

const NAMES: readonly Certainty[] = ['possible', 'possible', 'likely', 'certain'];
const MOST_CANDIDATES = 6;

const bareLevel = ({ shape }: ShapeMatch): Level => (shape.bare === null ? 0 : LEVELS[shape.bare]);
const nextLower = (level: Level): Level => (level === 3 ? 2 : level === 2 ? 1 : 0);
const least = (a: Level, b: Level): Level => (a < b ? a : b);

/** Is this source meant by the name? Parcels of one family share names and numbers. */
function isMeant(name: Named | null, kind: Kind, source: string): boolean {
  if (name === null) return false;
  return name.refs.some((ref) => ref.source === source || (kind === 'parcel' && familyOf(ref.source) === familyOf(source)));
}

export interface Case {
  readonly value: string;
  readonly context: Context;
  readonly evidence: Evidence;
  /** The word of the label, the name, … as it stands in the text. */
  readonly word: (hit: { readonly start: number; readonly end: number }) => string;
  /** Letters are neither all small nor all capitals: hardly a number somebody gave out. */
  readonly mixedCase: boolean;
}

/** What `labelKind` is to a shape of this kind. A label that a list handed on proves less than a shape of its own. */
function stance(context: Context, match: ShapeMatch): 'agrees' | 'opposes' | 'open' {
  const label = context.label?.label ?? null;
  if (label === match.kind) return 'agrees';
  if (label !== 'order' && label !== 'parcel') return 'open';
  return context.via === 'list' && match.shape.bare === 'certain' ? 'open' : 'opposes';
}

/** The shape's own carrier or shop is named beside it. */
function levelNamed(match: ShapeMatch, context: Context): Level {
  const bare = bareLevel(match);
  const labelled = LEVELS[match.shape.labelled ?? (bare === 0 ? 'likely' : 'certain')];
  const view = stance(context, match);
  if (view === 'opposes') return nextLower(bare);
  if (view === 'agrees' || context.label?.label === 'number') return labelled;
  if (match.kind === 'parcel') return bare === 0 ? least(labelled, 2) : labelled;
  return bare === 0 ? 1 : bare === 1 ? 2 : 3;
}

/** It is named, but not beside the number. */
function levelAround(match: ShapeMatch, context: Context, above: boolean): Level {
  const bare = bareLevel(match);
  const view = stance(context, match);
  if (view === 'opposes') return nextLower(bare);
  if (bare > 1) return view === 'agrees' ? 3 : bare;
  if (view === 'agrees') return above || (bare === 1 && match.shape.labelled !== 'likely') ? 2 : 1;
  return bare === 1 && (above || match.kind === 'parcel') ? 2 : bare;
}

/** Nobody, or somebody else, is named. `alone`: no other carrier has a shape for it that fits the label's language. */
function levelUnnamed(match: ShapeMatch, context: Context, alone: boolean): Level {
  const bare = bareLevel(match);
  const view = stance(context, match);
  if (view === 'opposes') return nextLower(bare);
  if (view === 'open') return bare;
  if (bare > 1) return 3;
  return bare === 1 && match.kind === 'parcel' && alone ? 2 : bare;
}

/** Asks for more at the front than digits. */
const isParticular = ({ shape }: ShapeMatch): boolean => !shape.pattern.source.startsWith('^\\d');

const LATIN = /^[\0-\u024f]*$/;

function score({ context, evidence, word }: Case, matches: readonly ShapeMatch[]): Scored[] {
  // A label in Chinese, Japanese or Korean: a check digit that fits by chance makes no Western courier of plain digits.
  const latin = context.label === null || LATIN.test(word(context.label));
  const possible = new Set(matches.filter((match) => match.kind === 'parcel' && match.shape.bare !== null).map(({ source }) => source));
  const best = new Map<string, Scored>();
  const usual = new Set((context.shop?.refs ?? []).flatMap(({ source }) => evidence.usual?.get(source) ?? shopWords.get(source)?.usualCarriers ?? []));
  for (const match of matches) {
    const name = match.kind === 'order' ? context.shop : context.carrier;
    const own = isMeant(name, match.kind, match.source);
    let level: Level;
    if (own && name?.closeness === 'attached') level = levelNamed(match, context);
    else if (own) level = levelAround(match, context, name?.closeness === 'above');
    else {
      level = levelUnnamed(match, context, possible.size === 1 && (latin || isParticular(match)));
      if (name !== null && name.closeness !== 'around') level = level === 3 ? 2 : matches.some((other) => other.kind === match.kind && isMeant(name, other.kind, other.source)) ? nextLower(level) : least(level, 1);
    }
    if (level === 0) continue;
    const checked = match.shape.check !== undefined;
    const rank = (own ? 32 : 0) + (context.label?.label === match.kind ? 16 : 0) + (checked ? 4 : 0) + (isParticular(match) ? 3 : 0) + (usual.has(match.source) ? 8 : 0) + (match.kind === 'parcel' ? 1 : 0);
    const key = `${match.kind} ${match.source}`;
    const known = best.get(key);
    if (known === undefined || level > known.level || (level === known.level && rank > known.rank)) best.set(key, { kind: match.kind, source: match.source, level, rank, checked, own });
  }
  return [...best.values()];
}

/** What the person said of numbers like this one; also where it has no shape that we know. */
function raiseSaid(scored: Scored[], source: string): void {
  const known = scored.find((candidate) => candidate.source === source);
  if (known === undefined) scored.push({ kind: shopNumbers.has(source) ? 'order' : 'parcel', source, level: 2, rank: 99, checked: false, own: false });
  else [known.level, known.rank] = [known.level === 3 ? 3 : 2, 99];
}

/** A name and a label, but no shape of that carrier or shop: it may have numbers that we do not know. */
function addNamedWithoutShape({ value, context }: Case, scored: Scored[], matches: readonly ShapeMatch[], digits: number): void {
  for (const kind of ['parcel', 'order'] as const) {
    const name = kind === 'order' ? context.shop : context.carrier;
    const label = context.label?.label ?? null;
    if (name === null || name.closeness !== 'attached' || digits < 5 || value.length < 7 || value.length > 34) continue;
    if (matches.some((match) => match.kind === kind && isMeant(name, kind, match.source)) || scored.some((other) => other.kind === kind && other.level > 1)) continue;
    if (label !== kind && !(label === 'number' || (label === null && digits > 7))) continue;
    const unknown = !matches.some((match) => match.shape.bare !== null);
    for (const { source } of name.refs) scored.push({ kind, source, level: label === kind && unknown ? 2 : 1, rank: 16, checked: false, own: true });
  }
}

/** A label of ours and nothing else: shapes that prove nothing by themselves are worth a question. */
function addLabelledOnly({ context }: Case, scored: Scored[], matches: readonly ShapeMatch[]): void {
  const kind = context.label?.label;
  if ((kind !== 'order' && kind !== 'parcel') || scored.some((other) => other.kind === kind)) return;
  for (const match of matches) {
    if (match.kind !== kind || (kind === 'order' && match.shape.byLabel !== true) || scored.some(({ source }) => source === match.source)) continue;
    scored.push({ kind, source: match.source, level: 1, rank: match.shape.check === undefined ? 8 : 12, checked: false, own: false });
  }
}

function reasonsFor(theCase: Case, first: Scored | undefined): readonly Reason[] {
  const { context, word } = theCase;
  const reasons: Reason[] = [];
  if (context.label !== null) reasons.push({ kind: context.via === 'table' ? 'table' : 'label', word: word(context.label) });
  const name = first === undefined ? null : first.kind === 'order' ? context.shop : context.carrier;
  if (first?.own === true && name !== null) reasons.push({ kind: name.sender ? 'sender' : 'name', word: word(name.hit) });
  if (first?.checked === true) reasons.push({ kind: 'check_digit', word: first.source });
  else if (first !== undefined && reasons.length === 0) reasons.push({ kind: 'shape', word: first.source });
  return reasons;
}

const isOther = (other: OtherKind, theCase: Case): Verdict => ({ kind: 'other', certainty: theCase.context.label === null ? 'likely' : 'certain', candidates: [], other, reasons: reasonsFor(theCase, undefined) });

/** Judges one number. Null: nothing of ours and nothing worth naming. */
export function judge(theCase: Case): Verdict | null {
  const { value, context, evidence } = theCase;
  const plain = value.replaceAll('-', '');
  const had: readonly Reason[] = [{ kind: 'evidence', word: value }];
  const stored = evidence.stored?.get(value) ?? evidence.stored?.get(plain);
  if (stored !== undefined) return { kind: stored.kind, certainty: 'certain', candidates: [{ ...stored, certainty: 'certain' }], other: null, reasons: had };
  const label = context.label?.label ?? null;
  const ours = label === 'order' || label === 'parcel';
  const matches = theCase.mixedCase && !ours ? [] : shapesOf(value);
  const strong = matches.some(({ shape }) => shape.bare === 'certain');
  // Posts say item for a parcel.
  const isTheirs = label === 'item_number' && matches.some((match) => match.shape.bare !== null && context.carrier?.closeness === 'attached' && isMeant(context.carrier, match.kind, match.source));
  const labelledOther = isTheirs ? null : otherByLabel(label, value);
  if (labelledOther !== null && !strong) return isOther(labelledOther, theCase);
  const shapedOther = otherByShape(value);
  if (shapedOther !== null && !strong && !(ours && shapedOther !== 'payment_number' && shapedOther !== 'date' && !(label === 'order' && shapedOther === 'phone'))) return isOther(shapedOther, theCase);
  const said = evidence.corrections?.get(shapeKey(plain));
  const scored = score(theCase, matches);
  const digits = plain.replace(/\D/g, '').length;
  addNamedWithoutShape(theCase, scored, matches, digits);
  addLabelledOnly(theCase, scored, matches);
  if (said !== undefined) raiseSaid(scored, said);
  if (evidence.taobaoTails?.has(plain.slice(-6)) === true && /^\d{19}$/.test(plain)) raiseByTail(scored);
  const verdict = decide(theCase, scored, digits);
  return said !== undefined && verdict?.candidates[0]?.source === said ? { ...verdict, reasons: had } : verdict;
}

/** The last six digits of a Taobao number are its buyer's. */
function raiseByTail(scored: Scored[]): void {
  for (const candidate of scored) if (candidate.kind === 'order' && shopNumbers.get(candidate.source)?.buyerTail === true) [candidate.level, candidate.rank] = [3, 128];
}

function decide(theCase: Case, scored: Scored[], digits: number): Verdict | null {
  const label = theCase.context.label?.label ?? null;
  scored.sort((a, b) => b.level - a.level || b.rank - a.rank);
  const [first, second] = scored;
  if (first === undefined) {
    const fits = label === 'order' ? digits > 3 : label === 'parcel' && digits > 5 && theCase.value.length > 7;
    return fits && theCase.value.length < 35 ? { kind: label as Kind, certainty: 'possible', candidates: [], other: null, reasons: reasonsFor(theCase, undefined) } : null;
  }
  // Two that are equally sure contradict each other.
  if (second !== undefined && first.level === 3 && second.level === 3 && first.own === second.own && !sameFamily(first, second)) for (const candidate of scored) candidate.level = least(candidate.level, 2);
  const kept = first.level === 3 ? [first] : scored.slice(0, MOST_CANDIDATES);
  const candidates = kept.map(({ kind, source, level }): Candidate => ({ kind, source, certainty: NAMES[level] ?? 'possible' }));
  return { kind: first.kind, certainty: NAMES[first.level] ?? 'possible', candidates, other: null, reasons: reasonsFor(theCase, first) };
}

function sameFamily(a: Scored, b: Scored): boolean {
  return a.kind === 'parcel' && b.kind === 'parcel' && familyOf(a.source) === familyOf(b.source);
}
