/** Whose number it could be, by its form alone. One rule for the poller and for the page of places to look. Pure. */
import type { Certainty } from '@/lib/adapter/numbers';
import type { CarrierId } from '@/lib/model/ids';
import { carrierNumbers } from './numbers';

export interface Candidate {
  readonly carrier: CarrierId;
  readonly certainty: Certainty;
}

const RANK: Readonly<Record<Certainty, number>> = { certain: 0, likely: 1, possible: 2 };
/** No carrier numbers its parcels longer. */
const LONGEST = 50;

/** Surest first. `number` in normal form. A form without a check digit that many share proves little: `possible`. */
export function candidatesFor(number: string): readonly Candidate[] {
  if (number.length > LONGEST) return [];
  return [...carrierNumbers]
    .flatMap(([carrier, { shapes }]): readonly Candidate[] => {
      const fits = shapes.filter(({ pattern, check }) => pattern.test(number) && (check?.(number) ?? true)).map(({ bare }) => bare ?? 'possible');
      const [best] = fits.toSorted((a, b) => RANK[a] - RANK[b]);
      return best === undefined ? [] : [{ carrier, certainty: best }];
    })
    .toSorted((a, b) => RANK[a.certainty] - RANK[b.certainty]);
}
