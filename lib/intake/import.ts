/**
 * Files into the database: looked at first (nothing is written), then stored chunk by chunk, each one transaction with what takes
 * it back. A chunk that came twice is stored once, so an import can go on after a restart.
 */
import type { ShopReading } from '@/lib/adapter/shop-contract';
import { type ImportChunk, type ImportCounts, type ImportRow, NOTHING_COUNTED } from '@/lib/model/import';
import { FIELD_GROUPS, type FieldGroup, type FieldSource, type Order, type OrderFacts } from '@/lib/model/order';
import type { Instant } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { sameBut } from './merge-order';
import { type StoredBill, storeBill } from './store-bill';
import { type Draft, orderTables, planOrders, type StoredOrders, storeOrders, type What } from './store-orders';
import { paymentsOf } from './take-bill';
import { voiceOf } from './take-reading';
import { takeShipment } from './take-shipments';

/** A piece of a file. A mail's own time is the time of its reading. */
export interface ImportPart {
  readonly reading: Extract<ShopReading, { readonly kind: 'orders' | 'shipments' }>;
  readonly way: 'file' | 'mail';
  readonly readAt: Instant;
}
export interface ImportContext {
  readonly zone: string;
  readonly now: Instant;
}

/** Makes the row of an import. Ids are counted, never given twice. */
export function beginImport(db: Database, { format, label }: Pick<ImportRow, 'format' | 'label'>, now: Instant): Promise<ImportRow> {
  return db.transaction('rw', db.imports, db.counters, async () => {
    const value = ((await db.counters.get('imports'))?.value ?? 0) + 1;
    await db.counters.put({ name: 'imports', value });
    const row: ImportRow = { id: `import-${value}`, format, label, state: 'open', startedAt: now, endedAt: null, chunks: 0, counts: NOTHING_COUNTED };
    await db.imports.add(row);
    return row;
  });
}

const add = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  added: a.added + b.added, changed: a.changed + b.changed, same: a.same + b.same, payments: a.payments + b.payments, parcels: a.parcels + b.parcels, skipped: a.skipped + b.skipped,
});

function countOf(drafts: readonly Draft[], bill: { readonly skipped: number } | undefined, payments: number, parcels: number): ImportCounts {
  const count = (what: What): number => drafts.filter((draft) => draft.what === what).length;
  return { added: count('new'), changed: count('changed'), same: count('same'), payments, parcels, skipped: count('skipped') + (bill?.skipped ?? 0) };
}

/** What a row of the file would come to. `changes`: what would be new about an order that is known. */
export interface PreviewRow {
  readonly shop: string;
  readonly orderNumber: string;
  readonly what: What;
  readonly changes: readonly FieldGroup[];
}

const GROUPS: Readonly<Record<FieldGroup, readonly (keyof OrderFacts)[]>> = {
  placed: ['placedAt'], seller: ['seller', 'store', 'site', 'platform'], items: ['items', 'addOns', 'gifts'], money: ['money', 'discounts'], payment: ['paymentMethod', 'paymentReference', 'paidAt'],
  status: ['status', 'rawStatus'], afterSales: ['afterSales', 'rawAfterSales'], shipping: ['shippedAt', 'expectedFrom', 'expectedUntil', 'packageNumbers', 'shipmentCount'], links: ['links'],
};
const NO_TIMES: ReadonlySet<string> = new Set();
const changesOf = ({ before, next }: Draft): readonly FieldGroup[] => (before === undefined ? [] : FIELD_GROUPS.filter((group) => GROUPS[group].some((fact) => !sameBut(before[fact], next[fact], NO_TIMES))));

/** The dry run of a chunk: writes nothing. */
export function previewImport(db: Database, format: string, parts: readonly ImportPart[], { now }: ImportContext): Promise<{ readonly counts: ImportCounts; readonly rows: readonly PreviewRow[] }> {
  return db.transaction('r', [db.orders, db.aliases, db.shopStates, db.payments], async () => {
    let counts = NOTHING_COUNTED;
    const rows: PreviewRow[] = [];
    for (const { reading, way, readAt } of parts) {
      if (reading.kind !== 'orders') continue;
      const voice = voiceOf(reading, { way, page: format, account: null, readAt });
      const drafts = await planOrders(db, reading.orders, voice, now);
      const keys = reading.bill === undefined ? [] : paymentsOf(format, reading.bill, now).map(({ key }) => key);
      const stored = keys.length === 0 ? [] : await db.payments.bulkGet(keys);
      counts = add(counts, countOf(drafts, reading.bill, stored.filter((row) => row === undefined).length, 0));
      rows.push(...drafts.map((draft) => ({ shop: draft.next.shop, orderNumber: draft.next.orderNumber, what: draft.what, changes: draft.what === 'changed' ? changesOf(draft) : [] })));
    }
    return { counts, rows };
  });
}

interface Notes {
  readonly voices: FieldSource[];
  readonly orders: string[];
  readonly payments: string[];
  readonly parcels: string[];
  readonly links: string[];
  readonly before: ImportChunk['before'][number][];
}

/** What takes it back: rows as they were before this chunk touched them first, and the keys of rows that were not there. */
function noteUndo(notes: Notes, stored: StoredOrders, bill: StoredBill | null): void {
  const known = new Set([...notes.orders, ...notes.before.flatMap(({ table, row }) => (table === 'orders' ? [(row as Order).key] : []))]);
  for (const { key, before, what, writes } of stored.drafts) {
    if (known.has(key) || !writes || what === 'same') continue;
    known.add(key);
    if (before === undefined) notes.orders.push(key);
    else notes.before.push({ table: 'orders', row: before });
  }
  for (const row of bill?.orders ?? []) if (!known.has(row.key)) notes.before.push({ table: 'orders', row });
  for (const row of stored.payments) if (!notes.payments.includes(row.key)) notes.before.push({ table: 'payments', row });
  notes.payments.push(...(bill?.added ?? []));
  notes.parcels.push(...stored.parcels);
  notes.links.push(...stored.links);
}

async function storePart(db: Database, format: string, { reading, way, readAt }: ImportPart, { zone, now }: ImportContext, notes: Notes): Promise<ImportCounts> {
  if (reading.kind === 'shipments') {
    const added: string[] = [];
    for (const shipment of reading.shipments) added.push(...(await takeShipment(db, shipment, { account: null, zone, now })));
    notes.parcels.push(...added);
    return { ...NOTHING_COUNTED, parcels: added.length };
  }
  const voice = voiceOf(reading, { way, page: format, account: null, readAt });
  const stored = await storeOrders(db, reading.orders, voice, now);
  const bill = reading.bill === undefined ? null : await storeBill(db, { ...voice, page: format }, reading.bill, now);
  if (!notes.voices.some((known) => known.kind === voice.kind && known.page === voice.page && known.readAt === voice.readAt)) notes.voices.push({ kind: voice.kind, page: voice.page, readAt });
  noteUndo(notes, stored, bill);
  return countOf(stored.drafts, reading.bill, bill?.added.length ?? 0, stored.parcels.length);
}

/** Null: there is no such import under way, or chunks before this one are missing. */
export function commitImport(db: Database, id: string, seq: number, parts: readonly ImportPart[], context: ImportContext): Promise<ImportRow | null> {
  return db.transaction('rw', [...orderTables(db), db.imports, db.importChunks], async () => {
    const row = await db.imports.get(id);
    if (row?.state !== 'open' || seq > row.chunks) return null;
    if (seq < row.chunks) return row;
    const notes: Notes = { voices: [], orders: [], payments: [], parcels: [], links: [], before: [] };
    let { counts } = row;
    for (const part of parts) counts = add(counts, await storePart(db, row.format, part, context, notes));
    await db.importChunks.put({ import: id, seq, ...notes });
    const next = { ...row, chunks: seq + 1, counts };
    await db.imports.put(next);
    return next;
  });
}

export function finishImport(db: Database, id: string, now: Instant): Promise<ImportRow | null> {
  return db.transaction('rw', db.imports, async () => {
    const row = await db.imports.get(id);
    if (row?.state !== 'open') return row ?? null;
    const next = { ...row, state: 'done' as const, endedAt: now };
    await db.imports.put(next);
    return next;
  });
}
