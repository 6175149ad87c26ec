/** How a number shape of a carrier or shop is stated, in `numbers.ts` of its folder. Collected by the catalog, used by lib/recognise. */

/** How much a bare match of the shape proves. */
export type Certainty = 'certain' | 'likely' | 'possible';

export interface NumberShape {
  /**
   * Anchored, linear pattern over the normal form (upper case, no blanks; orders keep hyphens). No nested or
   * overlapping repeats: tests check it.
   */
  readonly pattern: RegExp;
  /** Check digit and the like; absent: the shape has none. */
  readonly check?: (number: string) => boolean;
  /** What a bare match proves, without any word around it. Null: nothing, the carrier's or shop's own name must stand near. */
  readonly bare: Certainty | null;
  /** What it proves with its own name around it. Default `certain`, and `likely` where a bare match proves nothing. */
  readonly labelled?: Certainty;
  /** The word order or tracking alone, and no name, makes it worth a question. */
  readonly byLabel?: boolean;
}

/** Default export of a `numbers.ts`. */
export interface NumberKnowledge {
  readonly shapes: readonly NumberShape[];
  /** What a source writes in front of a number that is no part of it, as patterns that match the front only (`/^T\d{3}P(?=\d{19}$)/`). */
  readonly prefixes?: readonly RegExp[];
  /** The last six digits belong to the buyer: earlier numbers of the user tell whether one is his. */
  readonly buyerTail?: boolean;
}
