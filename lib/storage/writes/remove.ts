/** Deleting is a mark first (undo), then a purge. */
import type { Table } from 'dexie';
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
const tablesOf = (db: Database): Table[] => [db.parcels, db.orders, db.events, db.plans, db.orderParcels, db.counters, db.notices, db.aliases];

/** Takes rows away at once, all of them or none; keys may be old ones. A transaction for each would take seconds where there are many. */
export async function dropSubjects(db: Database, keys: readonly string[]): Promise<void> {
  await db.transaction('rw', tablesOf(db), async () => {
    for (const key of keys) await dropSubject(db, await followAlias(db, key));
  });
}

/** Takes a row away at once, with all that hangs on it: only for what was added a moment ago (undo) and for the purge. */
export async function dropSubject(db: Database, key: string): Promise<void> {
  await db.transaction('rw', tablesOf(db), async () => {
    const parcel = await db.parcels.get(key);
    const order = await db.orders.get(key);
    if (parcel !== undefined) await addToCounter(db, `parcels:${parcel.shelf}`, -1);
    if (order !== undefined) await addToCounter(db, `orders:${order.shelf}`, -1);
    await db.parcels.delete(key);
    await db.orders.delete(key);
    await db.plans.delete(key);
    await db.events.where('[subject+seq]').between([key, -Infinity], [key, Infinity]).delete();
    await db.orderParcels.where('parcel').equals(key).or('order').equals(key).delete();
    await db.notices.where('subject').equals(key).delete();
    await db.aliases.where('key').equals(key).delete();
  });
}

/** Drops what was deleted more than 30 days ago, a hundred at a time. */
export async function purgeDeleted(db: Database, now: Instant): Promise<void> {
  const range: [[string, number], [string, number]] = [['deleted', -Infinity], ['deleted', now - KEEP_DELETED]];
  const keys = [
    ...(await db.parcels.where('[shelf+shelfAt]').between(...range).limit(100).primaryKeys()),
    ...(await db.orders.where('[shelf+shelfAt]').between(...range).limit(100).primaryKeys()),
  ];
  for (const key of keys) await dropSubject(db, key);
}
