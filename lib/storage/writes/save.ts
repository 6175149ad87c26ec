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
  const counts = new Map<string, number>();
  const count = (shelf: string, by: number): void => void counts.set(`orders:${shelf}`, (counts.get(`orders:${shelf}`) ?? 0) + by);
  const rows = writes.map(({ before, next, untouched }): Order => {
    const after = { ...next, ...shelveOrder(next), rev: (before?.rev ?? 0) + (untouched === true ? 0 : 1) };
    if (before !== undefined) count(before.shelf, -1);
    count(after.shelf, 1);
    return after;
  });
  await db.orders.bulkPut(rows);
  for (const [name, by] of counts) await addToCounter(db, name, by);
  return rows;
}

/** Writes an order and returns it as stored; the rules of `saveParcel`, with `orders` in the transaction. */
export async function saveOrder(db: Database, before: Order | undefined, next: PlainOrder): Promise<Order> {
  const after: Order = { ...next, ...shelveOrder(next), rev: (before?.rev ?? 0) + 1 };
  await db.orders.put(after);
  await moveCount(db, 'orders', before?.shelf, after.shelf);
  return after;
}
