/** How a file is read: a bill, a data request, a mail, a table of anyone's. Runs in a page's worker, never in the background. */
import type { ShopContext, ShopReading } from './shop-contract';

export interface ImportFile {
  /** As the person's disk or the archive names it, with `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The beginning of a file, for telling formats apart. */
export interface FileHead {
  readonly name: string;
  /** At most 64 kB. */
  readonly bytes: Uint8Array;
  /** The same decoded (charset.ts); garbage for binary files. */
  readonly text: string;
}

/** Default export of lib/imports/<id>/index.ts. */
export interface ImportFormat {
  readonly id: string;
  /** Is it of this format? Decided from the file's beginning (its header), by the name only where nothing else tells. */
  readonly recognises: (head: FileHead) => boolean;
  /** Rows that say nothing of orders or payments are counted, never guessed at. Never throws for bad files: `failed` with paths. */
  readonly read: (file: ImportFile, context: ShopContext) => Promise<ShopReading> | ShopReading;
}
