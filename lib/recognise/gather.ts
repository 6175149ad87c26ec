/** Single judgements → the answer: each number once, pickup codes beside their parcels, parcels beside their orders. */
import type { Finding } from './findings';
import { lastAtOrBefore } from './lines';
import { placeNear } from './pickup';
import { LEVELS } from './shapes';

const weight = (finding: Finding): number => (finding.kind === 'other' ? 0 : LEVELS[finding.certainty] + (finding.candidates.length > 0 ? 0.5 : 0));

/** Each value once: the place of its first appearance, the surest judgement of all. Same number with and without hyphens is one. */
export function once(findings: readonly Finding[]): readonly Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const key = finding.value.includes('-') ? finding.value.replaceAll('-', '') : finding.value;
    const known = kept.get(key);
    if (known === undefined) kept.set(key, finding);
    else if (weight(finding) > weight(known)) kept.set(key, { ...finding, start: known.start, end: known.end, value: known.end - known.start === finding.end - finding.start ? finding.value : known.value });
  }
  return [...kept.values()].sort((a, b) => a.start - b.start);
}

/** Hands each pickup code to the parcels of its line; a code on a line of its own to the nearest line with parcels. */
export function withPickups(text: string, lines: readonly number[], findings: readonly Finding[]): readonly Finding[] {
  const lineOf = ({ start }: Finding): number => lastAtOrBefore(lines, start);
  const codes = findings.filter(({ other }) => other === 'pickup_code').map((finding) => ({ finding, line: lineOf(finding) }));
  if (codes.length === 0) return findings;
  const parcelLines = [...new Set(findings.filter(({ kind }) => kind === 'parcel').map(lineOf))];
  const given = new Map<number, (typeof codes)[number]>();
  for (const code of codes) {
    const nearest = parcelLines[lastAtOrBefore(parcelLines, code.line)] ?? parcelLines[0];
    const after = parcelLines[lastAtOrBefore(parcelLines, code.line) + 1];
    const line = nearest !== undefined && after !== undefined && after - code.line < Math.abs(code.line - nearest) ? after : nearest;
    if (line !== undefined && Math.abs(line - code.line) <= 3 && !given.has(line)) given.set(line, code);
  }
  return findings.map((finding) => {
    const code = finding.kind === 'parcel' ? given.get(lineOf(finding))?.finding : undefined;
    return code === undefined ? finding : { ...finding, pickup: { code: code.value, place: placeNear(text, code.start, code.end) } };
  });
}

/** Messages end at blank lines or at the next sender in brackets. */
function blockStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\n[ \t]*\n|\n(?=【)/g)) starts.push(match.index + match[0].length);
  return starts;
}

/**
 * Which parcel belongs to which order: the order before it on the same line, else the only one of its message, else the
 * only one at all. What comes after on another line is another matter, unless it is the next.
 */
export function linksOf(text: string, lines: readonly number[], findings: readonly Finding[]): readonly (readonly [number, number])[] {
  const blocks = blockStarts(text);
  const orders = findings.flatMap((finding, index) => (finding.kind === 'order' ? [{ index, line: lastAtOrBefore(lines, finding.start), block: lastAtOrBefore(blocks, finding.start) }] : []));
  const sure = orders.filter(({ index }) => findings[index]?.certainty !== 'possible');
  const byLine = Map.groupBy(orders, ({ line }) => line);
  const byBlock = Map.groupBy(sure, ({ block }) => block);
  let last = { index: 0, line: -1 };
  return findings.flatMap(({ kind, start, certainty }, index): (readonly [number, number])[] => {
    const line = lastAtOrBefore(lines, start);
    if (kind === 'order') last = { index, line };
    if (kind !== 'parcel') return [];
    if (last.line === line) return [[last.index, index]];
    const near = byLine.get(line) ?? byBlock.get(lastAtOrBefore(blocks, start)) ?? sure;
    const [order] = near;
    return order === undefined || near.length > 1 || order.line > line + 1 || certainty === 'possible' ? [] : [[order.index, index]];
  });
}
