/** `recognise(text, evidence)`: pasted text → ranked findings. Pure, offline, linear in the text's length. */
import { carrierNumbers, shopNumbers } from '@/lib/catalog/numbers';
import type { Candidate, Evidence, Finding, Recognised } from './findings';

const RUN = /[0-9A-Za-z][0-9A-Za-z-]{4,63}/g;
const RANK = { certain: 0, likely: 1, possible: 2 } as const;

/** What stands in `text`: numbers of orders and parcels, and other things that look like them. */
export function recognise(text: string, evidence: Evidence = {}): Recognised {
  const findings: Finding[] = [];
  for (const match of text.matchAll(RUN)) {
    const value = match[0].toUpperCase();
    const stored = evidence.stored?.get(value);
    const candidates: Candidate[] = stored === undefined ? [] : [{ ...stored, certainty: 'certain' }];
    for (const [kind, all] of [['parcel', carrierNumbers], ['order', shopNumbers]] as const) {
      for (const [source, { shapes }] of all) {
        const shape = shapes.find(({ pattern, check }) => pattern.test(value) && (check === undefined || check(value)));
        if (shape !== undefined && shape.bare !== null) candidates.push({ kind, source, certainty: shape.bare });
      }
    }
    candidates.sort((a, b) => RANK[a.certainty] - RANK[b.certainty]);
    const first = candidates[0];
    if (first === undefined) continue;
    findings.push({ kind: first.kind, value, start: match.index, end: match.index + match[0].length, certainty: first.certainty, candidates, other: null, reasons: [{ kind: 'shape', word: first.source }], pickup: null });
  }
  return { text, findings, cut: false, links: [] };
}
