/** The answer of `recognise(text, evidence)`. Pure data; used by pages and by intake. */
import type { Certainty } from '@/lib/adapter/numbers';

export type FindingKind = 'order' | 'parcel' | 'other';
/** What an `other` is. */
export type OtherKind = 'phone' | 'price' | 'date' | 'time' | 'payment_number' | 'verification_code' | 'pickup_code' | 'item_number' | 'bank_card' | 'identity_number' | 'isbn' | 'qq' | 'number';

export interface Candidate {
  readonly kind: 'order' | 'parcel';
  /** Carrier id for a parcel, shop id for an order. */
  readonly source: string;
  readonly certainty: Certainty;
}

/** Why: a word of the text, or a property of the number. Shown as "because the text says 圆通". */
export interface Reason {
  readonly kind: 'label' | 'name' | 'sender' | 'url' | 'check_digit' | 'shape' | 'evidence' | 'table';
  readonly word: string;
}

export interface Finding {
  readonly kind: FindingKind;
  /** Normal form: upper case, ASCII, no blanks; order numbers keep hyphens. */
  readonly value: string;
  /** Where it stands in the (normalised) text. */
  readonly start: number;
  readonly end: number;
  readonly certainty: Certainty;
  /** Best first; empty for `other`. */
  readonly candidates: readonly Candidate[];
  readonly other: OtherKind | null;
  readonly reasons: readonly Reason[];
  /** A pickup code and place that stand beside it. */
  readonly pickup: { readonly code: string; readonly place: string | null } | null;
}

/** What the user already has, as evidence. */
export interface Evidence {
  /** Numbers stored already: normal form → source. */
  readonly stored?: ReadonlyMap<string, { readonly kind: 'order' | 'parcel'; readonly source: string }>;
  /** Last six digits of earlier Taobao order numbers. */
  readonly taobaoTails?: ReadonlySet<string>;
  /** Carriers that the user's parcels from a shop came with, most usual first: shop → carriers. */
  readonly usual?: ReadonlyMap<string, readonly string[]>;
  /** Corrections the user made: `shapeKey` of a number → source. */
  readonly corrections?: ReadonlyMap<string, string>;
}

export interface Recognised {
  /** The text the positions refer to. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** The input was longer than 1 MB and was cut. */
  readonly cut: boolean;
  /** Pairs of indexes into findings: this parcel belongs to this order (same mail, same line). */
  readonly links: readonly (readonly [order: number, parcel: number])[];
}
