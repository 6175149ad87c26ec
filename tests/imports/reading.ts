/** Files through the product's own way in. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DriftHint } from '@/lib/adapter/contract';
import type { BillReport, OrderReport, ShopReading } from '@/lib/adapter/shop-contract';
import { readImportFile } from '@/lib/intake/read-import-file';

export const fixture = (path: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(path, import.meta.url))));
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface FileRead {
  readonly format: string | null;
  readonly reading: ShopReading;
  readonly orders: readonly OrderReport[];
  readonly bill: BillReport | undefined;
  readonly drift: readonly DriftHint[];
}

export async function readFile(bytes: Uint8Array, name = 'file.csv'): Promise<FileRead> {
  const drift: DriftHint[] = [];
  const read = await readImportFile({ name, bytes }, { readAt: Date.parse('2026-11-20T04:00:00Z'), noteDrift: (hint) => drift.push(hint) });
  const reading = read?.reading ?? { kind: 'none' as const };
  return { format: read?.format ?? null, reading, orders: reading.kind === 'orders' ? reading.orders : [], bill: reading.kind === 'orders' ? reading.bill : undefined, drift };
}
