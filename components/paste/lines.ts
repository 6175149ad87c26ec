/** From findings and what the user said about them to the lines under the paste box. Pure. */
import type { Input } from '@/lib/messages/contract';
import { ANY_AGGREGATOR } from '@/lib/catalog/serving';
import type { Candidate, Finding, Reason, Recognised } from '@/lib/recognise/findings';
import { shapeKey } from '@/lib/recognise/shapes';
import type { StoredNumber } from '@/lib/storage/queries/subjects';

/** What the user tapped for one number. */
export type Choice = { readonly kind: 'parcel' | 'order'; readonly source: string | null } | 'dropped';
export type Choices = ReadonlyMap<string, Choice>;
export type Standing = 'certain' | 'likely' | 'chosen' | 'ask' | 'unknown' | 'known';

export interface Line {
  /** Index into the findings; -1 for a number that the recogniser made nothing of. */
  readonly index: number;
  readonly value: string;
  readonly kind: 'parcel' | 'order';
  /** Carrier or shop; null: any aggregator may be asked, or nothing is chosen yet. */
  readonly source: string | null;
  readonly standing: Standing;
  readonly certainty: Finding['certainty'];
  readonly candidates: readonly Candidate[];
  readonly reason: Reason | null;
  readonly pickup: Finding['pickup'];
  readonly stored: StoredNumber | null;
  /** The person chose what was offered as sure or likely. */
  readonly agreed: boolean;
}

const MOST_UNKNOWN = 3;
const LONGEST = 60;
/** A lone token that could be a number of a carrier nobody has told us of. */
const LONE_NUMBER = /^(?=(?:[^0-9]*[0-9]){5})[0-9A-Z][0-9A-Z-]{6,38}[0-9A-Z]$/;

function standingOf({ certainty, candidates }: Finding): Standing {
  const [first, second] = candidates;
  if (first === undefined) return 'ask';
  if (certainty === 'certain') return 'certain';
  return certainty === 'likely' && second?.certainty !== 'likely' && second?.certainty !== 'certain' ? 'likely' : 'ask';
}

/** Best known words first: a name says more than a label, and what the person has says most. */
const TELLING: readonly Reason['kind'][] = ['evidence', 'url', 'sender', 'name', 'table', 'label', 'check_digit', 'shape'];
const reasonOf = ({ reasons }: Finding): Reason | null => TELLING.flatMap((kind) => reasons.find((reason) => reason.kind === kind) ?? []).at(0) ?? null;

function lineOf(finding: Finding, index: number, pick: Choice | undefined, stored: StoredNumber | undefined): Line | null {
  if (pick === 'dropped') return null;
  const [first] = finding.candidates;
  const base = { index, value: finding.value, certainty: finding.certainty, candidates: finding.candidates, reason: reasonOf(finding), pickup: finding.pickup, stored: stored ?? null, agreed: pick !== undefined && standingOf(finding) !== 'ask' && pick.kind === first?.kind && pick.source === first.source };
  if (finding.kind === 'other') {
    if (finding.other !== 'number' || !LONE_NUMBER.test(finding.value)) return null;
    if (stored !== undefined) return { ...base, kind: stored.kind, source: stored.source, standing: 'known' };
    return pick === undefined ? { ...base, kind: 'parcel', source: null, standing: 'unknown' } : { ...base, ...pick, standing: 'chosen' };
  }
  if (stored !== undefined && pick === undefined) return { ...base, kind: stored.kind, source: stored.source, standing: 'known' };
  if (pick !== undefined) return { ...base, ...pick, standing: 'chosen' };
  const standing = standingOf(finding);
  return { ...base, kind: first?.kind ?? finding.kind, source: standing === 'ask' ? null : (first?.source ?? null), standing };
}

/** The text, if it is one bare token that could be a number. */
export function loneToken(text: string): string | null {
  const bare = text.trim();
  if (bare.length > LONGEST) return null;
  const value = bare.normalize('NFKC').toUpperCase();
  return LONE_NUMBER.test(value) ? value : null;
}

/** Where nothing at all was found in one bare token, it is offered as an unknown number. */
function loneLine(recognised: Recognised, picks: Choices, stored: ReadonlyMap<string, StoredNumber>): readonly Line[] {
  const value = recognised.findings.length > 0 ? null : loneToken(recognised.text);
  const pick = value === null ? undefined : picks.get(value);
  if (value === null || pick === 'dropped') return [];
  const known = stored.get(value) ?? null;
  const base = { index: -1, value, certainty: 'possible', candidates: [], reason: null, pickup: null, stored: known, agreed: false } as const;
  if (known !== null) return [{ ...base, kind: known.kind, source: known.source, standing: 'known' }];
  return [pick === undefined ? { ...base, kind: 'parcel', source: null, standing: 'unknown' } : { ...base, ...pick, standing: 'chosen' }];
}

/** One line a number, in order of appearance; at most three unknown ones. */
export function linesOf(recognised: Recognised, stored: ReadonlyMap<string, StoredNumber>, picks: Choices): readonly Line[] {
  const seen = new Set<string>();
  let unknown = 0;
  const lines = recognised.findings.flatMap((finding, index) => {
    if (seen.has(finding.value) || finding.value.length > LONGEST) return [];
    const line = lineOf(finding, index, picks.get(finding.value), stored.get(finding.value));
    if (line === null) return [];
    if (line.standing === 'unknown' && (unknown += 1) > MOST_UNKNOWN) return [];
    seen.add(finding.value);
    return [line];
  });
  return [...lines, ...loneLine(recognised, picks, stored)];
}

const teaches = ({ standing, pickup }: Line): boolean => standing === 'known' && pickup !== null;

/** What the button keeps. */
export function keepable(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => line.standing === 'certain' || line.standing === 'likely' || line.standing === 'chosen' || teaches(line));
}

/** What Enter keeps: nothing that is only likely. */
export function certainOf(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => line.standing === 'certain' || line.standing === 'chosen' || teaches(line));
}

export type Needs = Readonly<Partial<Record<'postcode' | 'phoneTail', string>>>;

function additionOf(line: Line, needs: Needs): Input<'intake.add'>['additions'][number] {
  if (line.kind === 'order') return { kind: 'order', number: line.value, shop: line.source ?? '', title: null };
  const anybody = line.source === null && line.standing === 'chosen';
  return { kind: 'parcel', number: line.value, carrier: line.source, input: { ...needs }, source: anybody ? ANY_AGGREGATOR : null, title: null, pickupCode: line.pickup?.code ?? null, pickupPlace: line.pickup?.place ?? null };
}

type Message = Input<'intake.add'>;
type Links = Recognised['links'];

/** Numbers that are followed already and belong to one that is kept now: named in the message, so that they are linked. */
function companions(kept: readonly Line[], all: readonly Line[], links: Links): readonly Line[] {
  const indexes = new Set(kept.map(({ index }) => index));
  const wanted = new Set(links.filter(([order, parcel]) => indexes.has(order) !== indexes.has(parcel)).flat());
  return all.filter(({ index, standing, source, kind }) => standing === 'known' && wanted.has(index) && !indexes.has(index) && (source !== null || kind === 'parcel'));
}

/** The message that keeps these lines of all. `needsOf` gives what the carrier of a line wants to know. */
export function additionsOf(kept: readonly Line[], all: readonly Line[], links: Links, needsOf: (line: Line) => Needs): Message {
  const lines = [...kept, ...companions(kept, all, links)];
  const at = new Map(lines.map((line, position) => [line.index, position]));
  return {
    additions: lines.map((line) => additionOf(line, needsOf(line))),
    links: links.flatMap(([order, parcel]): [number, number][] => {
      const from = at.get(order);
      const to = at.get(parcel);
      return from === undefined || to === undefined ? [] : [[from, to]];
    }),
  };
}

/** What the person said about numbers: the shapes to remember, with whose they are. Agreeing with what was sure teaches nothing. */
export function lessonsOf(kept: readonly Line[]): readonly Input<'recognise.correct'>[] {
  return kept.flatMap(({ standing, source, value, agreed }) => (standing === 'chosen' && source !== null && !agreed ? [{ shape: shapeKey(value.replaceAll('-', '')), source }] : []));
}
