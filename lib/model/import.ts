import type { FieldSource } from './order';
import type { Instant } from './time';

/** What became of the rows of an import, counted. */
export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  /** Known already, and nothing new about them. */
  readonly same: number;
  /** Payments added. */
  readonly payments: number;
  readonly parcels: number;
  readonly skipped: number;
}

export const NOTHING_COUNTED: ImportCounts = { added: 0, changed: 0, same: 0, payments: 0, parcels: 0, skipped: 0 };

/** One import of one file. `open`: not finished (the page was closed in the middle); it can be gone on with or undone. */
export interface ImportRow {
  readonly id: string;
  readonly format: string;
  readonly label: string;
  readonly state: 'open' | 'done' | 'undoing' | 'undone';
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** Chunks that are stored; the next one has this number. */
  readonly chunks: number;
  readonly counts: ImportCounts;
}

/** What one chunk did, so that it can be taken back. Rows as they were before; keys of what was not there. */
export interface ImportChunk {
  readonly import: string;
  readonly seq: number;
  /** As whom it spoke of orders. */
  readonly voices: readonly FieldSource[];
  readonly orders: readonly string[];
  readonly payments: readonly string[];
  readonly parcels: readonly string[];
  readonly links: readonly string[];
  readonly before: readonly { readonly table: 'orders' | 'payments'; readonly row: unknown }[];
}
