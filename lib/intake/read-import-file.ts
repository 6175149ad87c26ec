/** Which format a file is of, and what it says. For pages and their workers; the background never reads files. */
import { decodeBytes } from '@/lib/adapter/charset';
import type { FileHead, ImportFile, ImportFormat } from '@/lib/adapter/import-contract';
import type { ShopContext, ShopReading } from '@/lib/adapter/shop-contract';
import { namesInZip } from '@/lib/adapter/zip';
import { findOrder } from './find-order';

const HEAD = 65_536;
const LINE_FEED = 10;

const formats: readonly ImportFormat[] = Object.values(import.meta.glob<ImportFormat>('/lib/imports/*/index.ts', { eager: true, import: 'default' }));

export function headOf({ name, bytes }: ImportFile): FileHead {
  // A character that is cut in two would make the charset look like another one.
  const end = bytes.length <= HEAD ? bytes.length : bytes.lastIndexOf(LINE_FEED, HEAD - 1) + 1 || HEAD;
  const head = bytes.subarray(0, end);
  return { name, bytes: head, text: decodeBytes(head, null), entries: namesInZip(bytes) };
}

/** Null: no format of ours. A reader that throws has met something it never saw: `changed`. */
export async function readImportFile(file: ImportFile, context: ShopContext): Promise<{ readonly format: string; readonly reading: ShopReading } | null> {
  const head = headOf(file);
  const format = formats.find((candidate) => candidate.recognises(head));
  if (format === undefined) return null;
  try {
    return { format: format.id, reading: await format.read(file, { ...context, findOrder }) };
  } catch {
    return { format: format.id, reading: { kind: 'failed', failure: 'changed', paths: ['?'] } };
  }
}
