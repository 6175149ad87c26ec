/** Deleting is a mark first (undo), then a purge. */
import type { Table } from 'dexie';
import type { Order } from '@/lib/model/order';
import { TERMINAL } from '@/lib/model/status';
import { newPlan } from '@/lib/model/source-state';
import { DAY, type Instant } from '@/lib/model/time';
import { followAlias } from '../aliases';
import type { Database } from '../tables';
import { addToCounter, saveOrder, saveParcel } from './save';

const KEEP_DELETED = 30 * DAY;

/**
 * Marks or unmarks a parcel; a marked one is not polled. False: there is no such parcel. The plan of a marked one stays
 * until it is due (the poller drops it then), so that an undo keeps the sources' floors.
 */
export async function markParcel(db: Database, key: string, deletedAt: Instant | null, now: Instant): Promise<boolean> {
  return db.transaction('rw', db.parcels, db.plans, db.counters, async () => {
    const parcel = await db.parcels.get(key);
    if (parcel === undefined) return false;
    await saveParcel(db, parcel, { ...parcel, deletedAt, updatedAt: now });
    if (deletedAt !== null || parcel.archived || parcel.receivedAt !== null || TERMINAL.has(parcel.status)) return true;
    await db.plans.put({ ...((await db.plans.get(key)) ?? newPlan(key, now, 'undeleted')), dueAt: now });
    return true;
  });
}

export async function markOrder(db: Database, key: string, deletedAt: Instant | null, now: Instant): Promise<boolean> {
  return db.transaction('rw', db.orders, db.counters, async () => {
    const order = await db.orders.get(key);
    if (order === undefined) return false;
    await saveOrder(db, order, { ...order, deletedAt, updatedAt: now });
    return true;
  });
}

/** Every table that something of a parcel or order may stand in. */
const tablesOf = (db: Database): Table[] => [db.parcels, db.orders, db.events, db.plans, db.orderParcels, db.counters, db.notices, db.aliases, db.payments];

/** Takes rows away at once, all of them or none; keys may be old ones. Only for what was added a moment ago (undo). */
export async function dropSubjects(db: Database, keys: readonly string[]): Promise<void> {
  await db.transaction('rw', tablesOf(db), async () => {
    const current = new Set<string>();
    for (const key of keys) current.add(await followAlias(db, key));
    await drop(db, [...current]);
  });
}

async function uncount(db: Database, what: 'parcels' | 'orders', rows: readonly ({ readonly shelf: string } | undefined)[]): Promise<void> {
  for (const [shelf, those] of Map.groupBy(rows.filter((row) => row !== undefined), (row) => row.shelf)) await addToCounter(db, `${what}:${shelf}`, -those.length);
}

/** Payments of these orders wait for them again. */
async function freePayments(db: Database, orders: readonly (Order | undefined)[]): Promise<void> {
  const numbers = new Map(orders.flatMap((order) => (order === undefined ? [] : [[order.key, order.orderNumber] as const])));
  const linked = await db.payments.where('order').anyOf([...numbers.keys()]).toArray();
  await db.payments.bulkPut(linked.map(({ order = '', ...rest }) => ({ ...rest, waitsFor: numbers.get(order) ?? '' })));
}

/** The rows and all that hangs on them. Many go together: a look and a delete for each would take seconds. Each key once. */
export async function drop(db: Database, keys: readonly string[]): Promise<void> {
  const all = [...keys];
  await uncount(db, 'parcels', await db.parcels.bulkGet(all));
  const orders = await db.orders.bulkGet(all);
  await uncount(db, 'orders', orders);
  await freePayments(db, orders);
  await db.parcels.bulkDelete(all);
  await db.orders.bulkDelete(all);
  await db.plans.bulkDelete(all);
  await db.events.where('[subject+seq]').inAnyRange(all.map((key) => [[key, -Infinity], [key, Infinity]] as const), { includeUppers: true }).delete();
  await db.orderParcels.where('parcel').anyOf(all).delete();
  await db.orderParcels.where('order').anyOf(all).delete();
  await db.notices.where('subject').anyOf(all).delete();
  await db.aliases.where('key').anyOf(all).delete();
}

/** Drops what was deleted more than 30 days ago, a hundred at a time. */
export async function purgeDeleted(db: Database, now: Instant): Promise<void> {
  const range: [[string, number], [string, number]] = [['deleted', -Infinity], ['deleted', now - KEEP_DELETED]];
  const keys = [
    ...(await db.parcels.where('[shelf+shelfAt]').between(...range).limit(100).primaryKeys()),
    ...(await db.orders.where('[shelf+shelfAt]').between(...range).limit(100).primaryKeys()),
  ];
  if (keys.length > 0) await db.transaction('rw', tablesOf(db), async () => drop(db, keys));
}
