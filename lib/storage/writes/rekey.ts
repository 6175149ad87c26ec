/** Keys that change: a parcel's carrier, an order's shop or account becomes known or is corrected (design section 2). */
import { orderParcelKey, parcelKey } from '@/lib/model/ids';
import type { Order } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import type { Instant } from '@/lib/model/time';
import type { Database } from '../tables';
import { addToCounter, saveParcel } from './save';

/** Of two counts or times by name the higher one: a milestone told of once is not told of again, no floor gets lower. */
function highest(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [name, Math.max(a[name] ?? 0, b[name] ?? 0)]));
}

const later = (a: Instant | null, b: Instant | null): Instant | null => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/** Two rows of one parcel become one: what the user said wins over nothing, the newer answer over the older. */
function merged(kept: Parcel, gone: Parcel): Parcel {
  const newer = (gone.statusAt ?? 0) > (kept.statusAt ?? 0) ? gone : kept;
  return {
    ...kept,
    status: newer.status, subStatus: newer.subStatus, rawStatus: newer.rawStatus, statusAt: newer.statusAt, latestText: newer.latestText, latestPlace: newer.latestPlace,
    eta: newer.eta, related: newer.related, leadSource: newer.leadSource ?? kept.leadSource ?? gone.leadSource, leadNumber: newer.leadNumber, doubt: kept.doubt ?? gone.doubt, pickup: kept.pickup ?? gone.pickup, title: kept.title ?? gone.title,
    input: { ...gone.input, ...kept.input }, note: kept.note === '' ? gone.note : kept.note, tags: [...new Set([...kept.tags, ...gone.tags])],
    memos: { ...gone.memos, ...kept.memos }, receivedAt: kept.receivedAt ?? gone.receivedAt, baselineDone: kept.baselineDone || gone.baselineDone,
    lastAnswerAt: later(kept.lastAnswerAt, gone.lastAnswerAt), lastAskedAt: later(kept.lastAskedAt, gone.lastAskedAt),
    milestones: highest(gone.milestones, kept.milestones), createdAt: Math.min(kept.createdAt, gone.createdAt), lastSeq: kept.lastSeq + gone.lastSeq,
  };
}

async function moveEvents(db: Database, from: string, to: string, seqFrom: number): Promise<void> {
  const rows = await db.events.where('[subject+seq]').between([from, -Infinity], [from, Infinity]).toArray();
  const there = new Set(await db.events.where('[subject+seq]').between([to, -Infinity], [to, Infinity]).primaryKeys());
  const moved = rows.map((row) => ({ ...row, key: to + row.key.slice(from.length), subject: to, seq: row.seq + seqFrom }));
  await db.events.bulkPut(moved.filter((row) => !there.has(row.key)));
  await db.events.bulkDelete(rows.map((row) => row.key));
}

async function moveLinks(db: Database, from: string, to: string): Promise<void> {
  const rows = await db.orderParcels.where('parcel').equals(from).toArray();
  await db.orderParcels.bulkPut(rows.map((row) => ({ ...row, parcel: to, key: orderParcelKey(row.order, to) })));
  await db.orderParcels.bulkDelete(rows.map((row) => row.key));
}

async function movePlan(db: Database, from: string, to: string, now: number): Promise<void> {
  const plan = await db.plans.get(from);
  await db.plans.delete(from);
  const there = await db.plans.get(to);
  if (plan !== undefined || there !== undefined) {
    const kept = there ?? plan;
    if (kept !== undefined) await db.plans.put({ ...kept, subject: to, dueAt: now, floors: highest(plan?.floors ?? {}, there?.floors ?? {}), failures: 0, notFound: 0, notFoundSince: null, misses: {} });
  }
}

/** Old notices and links find their way to the new key. */
async function leaveAlias(db: Database, oldKey: string, newKey: string): Promise<void> {
  await db.notices.where('subject').equals(oldKey).modify({ subject: newKey });
  await db.aliases.where('key').equals(oldKey).modify({ key: newKey });
  await db.aliases.put({ old: oldKey, key: newKey });
  await db.aliases.delete(newKey);
}

/**
 * Gives a parcel another carrier: moves every dependent row in one transaction, merges where the new key exists, leaves
 * an alias. Notices keep their ids (they are never reused) and find their way by the alias. Returns the new key.
 */
export async function rekeyParcel(db: Database, oldKey: string, carrier: string | null, now: number): Promise<string> {
  const tables = [db.parcels, db.events, db.orderParcels, db.plans, db.aliases, db.counters, db.notices];
  return db.transaction('rw', tables, async () => {
    const parcel = await db.parcels.get(oldKey);
    if (parcel === undefined) return oldKey;
    const newKey = parcelKey(carrier, parcel.trackingNumber);
    if (newKey === oldKey) return oldKey;
    const there = await db.parcels.get(newKey);
    await moveEvents(db, oldKey, newKey, there?.lastSeq ?? 0);
    await moveLinks(db, oldKey, newKey);
    await movePlan(db, oldKey, newKey, now);
    await db.parcels.delete(oldKey);
    await addToCounter(db, `parcels:${parcel.shelf}`, -1);
    const next = there === undefined ? parcel : merged(there, parcel);
    // Of two rows the one that was not deleted decides.
    const deletedAt = there === undefined || there.deletedAt !== null ? parcel.deletedAt : null;
    await saveParcel(db, there, { ...next, key: newKey, carrier, blocked: null, updatedAt: now, deletedAt });
    await leaveAlias(db, oldKey, newKey);
    return newKey;
  });
}

/**
 * Gives an order another key, because its shop or account became known: moves all that hangs on it and leaves an alias. The row
 * itself is taken away; the caller, who knows how two rows become one, saves it under the new key in the same transaction.
 * Needs orders, events, orderParcels, payments, notices, aliases and counters in the transaction.
 */
export async function moveOrderKey(db: Database, old: Order, newKey: string, seqFrom: number): Promise<void> {
  await moveEvents(db, old.key, newKey, seqFrom);
  const links = await db.orderParcels.where('order').equals(old.key).toArray();
  await db.orderParcels.bulkPut(links.map((row) => ({ ...row, order: newKey, key: orderParcelKey(newKey, row.parcel) })));
  await db.orderParcels.bulkDelete(links.map(({ key }) => key));
  await db.payments.where('order').equals(old.key).modify({ order: newKey });
  await db.orders.delete(old.key);
  await addToCounter(db, `orders:${old.shelf}`, -1);
  await leaveAlias(db, old.key, newKey);
}
