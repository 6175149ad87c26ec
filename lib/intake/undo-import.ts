/**
 * Takes an import back, the last chunk first, one transaction each: it can stop anywhere and go on. What the person or another
 * source has said since stays: of such orders only what the import said is taken out.
 */
import type { ImportChunk, ImportRow } from '@/lib/model/import';
import type { Order, PlainOrder, Said } from '@/lib/model/order';
import type { Payment } from '@/lib/model/payment';
import type { Instant } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { drop, dropSubjects } from '@/lib/storage/writes/remove';
import { type OrderWrite, restoreOrders, saveOrders } from '@/lib/storage/writes/save';
import { withVoices } from './merge-order';
import { withSaid } from './said';
import { orderTables } from './store-orders';

/** A later reading of the same kind has taken its place: that one stays. */
const isOurs = (said: Said, { voices }: ImportChunk): boolean => voices.some(({ kind, page, readAt }) => said.kind === kind && said.page === page && said.readAt === readAt);

/** Has the person done something with it, or has anybody else spoken of it? */
const isWanted = (order: Order, rest: readonly Said[]): boolean => rest.length > 0 || order.note !== '' || order.title !== null || order.tags.length > 0 || order.archived || order.muted;

/** As if the import had never spoken. `before`: what its sources said until then. */
function without(order: Order, before: readonly Said[], chunk: ImportChunk, now: Instant): PlainOrder {
  const rest = order.said.filter((said) => !isOurs(said, chunk));
  const back = before.filter((said) => !rest.some(({ kind, page, readAt }) => kind === said.kind && page === said.page && (kind !== 'mail' || readAt === said.readAt)));
  return { ...withVoices(order, back.reduce(withSaid, rest)), updatedAt: now };
}

async function undoOrders(db: Database, chunk: ImportChunk, now: Instant): Promise<void> {
  const was = new Map(chunk.before.flatMap(({ table, row }) => (table === 'orders' ? [[(row as Order).key, row as Order] as const] : [])));
  const rows = (await db.orders.bulkGet([...chunk.orders, ...was.keys()])).flatMap((row) => row ?? []);
  const gone: Order[] = [];
  const restored: { readonly now: Order; readonly was: Order }[] = [];
  const writes: OrderWrite[] = [];
  for (const order of rows) {
    const before = was.get(order.key);
    if (before !== undefined && order.rev === before.rev + 1) restored.push({ now: order, was: before });
    else if (before === undefined && !isWanted(order, order.said.filter((said) => !isOurs(said, chunk)))) gone.push(order);
    else writes.push({ before: order, next: without(order, before?.said ?? [], chunk, now) });
  }
  await drop(db, gone.map(({ key }) => key));
  await restoreOrders(db, restored);
  await saveOrders(db, writes);
}

async function undoChunk(db: Database, chunk: ImportChunk, now: Instant): Promise<void> {
  await db.payments.bulkDelete([...chunk.payments]);
  await db.payments.bulkPut(chunk.before.flatMap(({ table, row }) => (table === 'payments' ? [row as Payment] : [])));
  await db.orderParcels.bulkDelete([...chunk.links]);
  await undoOrders(db, chunk, now);
  await dropSubjects(db, chunk.parcels);
}

/** Marks it, then takes it back; started again it goes on where it stopped. Null: there is no such import. */
export async function undoImport(db: Database, id: string, now: Instant): Promise<ImportRow | null> {
  const begun = await db.transaction('rw', db.imports, async () => {
    const row = await db.imports.get(id);
    if (row === undefined || row.state === 'undone') return row;
    await db.imports.put({ ...row, state: 'undoing' });
    return row;
  });
  if (begun === undefined || begun.state === 'undone') return begun ?? null;
  for (;;) {
    const left = await db.transaction('rw', [...orderTables(db), db.imports, db.importChunks], async () => {
      const row = await db.imports.get(id);
      if (row?.state !== 'undoing') return null;
      const chunk = await db.importChunks.get([id, row.chunks - 1]);
      if (chunk !== undefined) {
        await undoChunk(db, chunk, now);
        await db.importChunks.delete([id, chunk.seq]);
      }
      const chunks = Math.max(0, row.chunks - 1);
      const next: ImportRow = chunks === 0 ? { ...row, chunks, state: 'undone', endedAt: now } : { ...row, chunks };
      await db.imports.put(next);
      return next;
    });
    if (left === null || left.state === 'undone') return left;
  }
}

/** Those that a restart interrupted. */
export async function continueUndoing(db: Database, now: Instant): Promise<void> {
  for (const { id, state } of await db.imports.toArray()) if (state === 'undoing') await undoImport(db, id, now);
}
