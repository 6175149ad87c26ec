/** The one way a parcel, order or counter is written: shelf, rev and counters always agree with the row. */
import { shelveOrder, shelveParcel } from '@/lib/model/shelf';
import type { Order, PlainOrder } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import type { Database } from '../tables';

/** Adds to a stored counter. Call inside a transaction that has `counters`. */
export async function addToCounter(db: Database, name: string, by: number): Promise<void> {
  if (by === 0) return;
  const row = await db.counters.get(name);
  await db.counters.put({ name, value: (row?.value ?? 0) + by });
}

async function moveCount(db: Database, what: 'parcels' | 'orders', from: string | undefined, to: string): Promise<void> {
  if (from === to) return;
  if (from !== undefined) await addToCounter(db, `${what}:${from}`, -1);
  await addToCounter(db, `${what}:${to}`, 1);
}

type PlainParcel = Omit<Parcel, 'shelf' | 'shelfAt' | 'rev'>;

const onItsShelf = (next: PlainParcel, rev: number): Parcel => ({ ...next, ...shelveParcel({ ...next, rev: 0 }), rev });

/**
 * Writes a parcel and returns it as stored. `before` is the row as just read in the same transaction (undefined: new).
 * Needs `parcels` and `counters` in the transaction.
 */
export async function saveParcel(db: Database, before: Parcel | undefined, next: PlainParcel): Promise<Parcel> {
  const after = onItsShelf(next, (before?.rev ?? 0) + 1);
  await db.parcels.put(after);
  await moveCount(db, 'parcels', before?.shelf, after.shelf);
  return after;
}

/** Writes parcels that are not there yet, all at once; the rules of `saveParcel`. */
export async function saveNewParcels(db: Database, fresh: readonly PlainParcel[]): Promise<void> {
  const rows = fresh.map((parcel) => onItsShelf(parcel, 1));
  await db.parcels.bulkPut(rows);
  for (const [shelf, those] of Map.groupBy(rows, (row) => row.shelf)) await addToCounter(db, `parcels:${shelf}`, those.length);
}

export interface OrderWrite {
  /** The row as just read in the same transaction; undefined: new. */
  readonly before: Order | undefined;
  readonly next: PlainOrder;
  /** Only when it was read is new: no other write needs to know, `rev` stays. */
  readonly untouched?: boolean;
}

/** Many orders in one go, the rules of `saveOrder`; returns them as stored. Each key at most once. */
export async function saveOrders(db: Database, writes: readonly OrderWrite[]): Promise<readonly Order[]> {
  const rows = writes.map(({ before, next, untouched }): Order => ({ ...next, ...shelveOrder(next), rev: (before?.rev ?? 0) + (untouched === true ? 0 : 1) }));
  await db.orders.bulkPut(rows);
  await countShelves(db, writes.flatMap(({ before }) => before ?? []), -1);
  await countShelves(db, rows, 1);
  return rows;
}

/** Puts rows back as they were, `rev` and all: only for an undo that finds them as it left them. */
export async function restoreOrders(db: Database, pairs: readonly { readonly now: Order; readonly was: Order }[]): Promise<void> {
  await db.orders.bulkPut(pairs.map(({ was }) => was));
  await countShelves(db, pairs.map(({ now }) => now), -1);
  await countShelves(db, pairs.map(({ was }) => was), 1);
}

/** Counts orders in (1) or out (-1) of their shelves. */
async function countShelves(db: Database, orders: readonly Order[], by: 1 | -1): Promise<void> {
  for (const [shelf, those] of Map.groupBy(orders, (order) => order.shelf)) await addToCounter(db, `orders:${shelf}`, by * those.length);
}

/** Writes an order and returns it as stored; the rules of `saveParcel`, with `orders` in the transaction. */
export async function saveOrder(db: Database, before: Order | undefined, next: PlainOrder): Promise<Order> {
  const after: Order = { ...next, ...shelveOrder(next), rev: (before?.rev ?? 0) + 1 };
  await db.orders.put(after);
  await moveCount(db, 'orders', before?.shelf, after.shelf);
  return after;
}
