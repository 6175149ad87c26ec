/** How a file is read: a bill, a data request, a mail, a table of anyone's. Runs in a page's worker, never in the background. */
import type { ShopId } from '@/lib/model/ids';
import type { ShopContext, ShopReading } from './shop-contract';

export interface ImportFile {
  /** As the person's disk or the archive names it, with `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The beginning of a file, for telling formats apart. */
export interface FileHead {
  readonly name: string;
  /** At most 64 kB, ending with a whole line. */
  readonly bytes: Uint8Array;
  /** The same decoded (charset.ts); garbage for binary files. */
  readonly text: string;
  /** The files in it, where it is an archive (workbooks are). */
  readonly entries: readonly string[];
}

export interface OrderRef {
  readonly shop: ShopId;
  readonly orderNumber: string;
}

export interface ImportContext extends ShopContext {
  /**
   * Which shop's order a line of money is about: one of `numbers`, or a number in `texts` (counterparty, goods), that has the shape
   * of an order of a shop that `texts` name. Null: none (research/shops.md 11).
   */
  readonly findOrder: (numbers: readonly (string | null)[], texts: readonly (string | null)[]) => OrderRef | null;
}

/** Default export of lib/imports/<id>/index.ts. */
export interface ImportFormat {
  readonly id: string;
  /** Is it of this format? Decided from the file's beginning (its header), by the name only where nothing else tells. */
  readonly recognises: (head: FileHead) => boolean;
  /** Rows that say nothing of orders or payments are counted, never guessed at. Bad files are `failed` with paths. */
  readonly read: (file: ImportFile, context: ImportContext) => Promise<ShopReading> | ShopReading;
}
