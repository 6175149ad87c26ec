/** One parcel or order with all that belongs to it. */
import { Dexie } from 'dexie';
import type { ShipmentEvent } from '@/lib/model/event';
import type { Order } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import type { Payment } from '@/lib/model/payment';
import type { PollPlan, SourceState } from '@/lib/model/source-state';
import { followAlias } from '../aliases';
import type { Database } from '../tables';

export interface ParcelDetail {
  readonly parcel: Parcel;
  /** Newest first; at most 500. */
  readonly events: readonly ShipmentEvent[];
  readonly orders: readonly Order[];
  readonly plan: PollPlan | null;
  /** Health of the source whose answers lead. */
  readonly source: SourceState | null;
}

const MOST_EVENTS = 500;

async function readEvents(db: Database, subject: string): Promise<readonly ShipmentEvent[]> {
  return db.events.where('[subject+sortAt]').between([subject, Dexie.minKey], [subject, Dexie.maxKey]).reverse().limit(MOST_EVENTS).toArray();
}

const there = <T>(row: T | undefined): readonly T[] => (row === undefined ? [] : [row]);

/** A parcel by key, also by one it had before; null when there is none. Deleted rows are found too (undo). */
export async function readParcel(db: Database, key: string): Promise<ParcelDetail | null> {
  const current = await followAlias(db, key);
  const parcel = await db.parcels.get(current);
  if (parcel === undefined) return null;
  const [events, links, plan, source] = await Promise.all([
    readEvents(db, current),
    db.orderParcels.where('parcel').equals(current).limit(50).toArray(),
    db.plans.get(current),
    parcel.leadSource === null ? undefined : db.sourceStates.get(parcel.leadSource),
  ]);
  const orders = (await db.orders.bulkGet(links.map(({ order }) => order))).flatMap(there).filter(({ deletedAt }) => deletedAt === null);
  return { parcel, events, orders, plan: plan ?? null, source: source ?? null };
}

export interface OrderDetail {
  readonly order: Order;
  readonly events: readonly ShipmentEvent[];
  readonly parcels: readonly Parcel[];
  /** Lines of bills that belong to it, newest first; at most 50. */
  readonly payments: readonly Payment[];
}

export async function readOrder(db: Database, key: string): Promise<OrderDetail | null> {
  const current = await followAlias(db, key);
  const order = await db.orders.get(current);
  if (order === undefined) return null;
  const [events, links, payments] = await Promise.all([readEvents(db, current), db.orderParcels.where('order').equals(current).limit(50).toArray(), db.payments.where('order').equals(current).limit(50).toArray()]);
  const parcels = (await db.parcels.bulkGet(links.map(({ parcel }) => parcel))).flatMap(there).filter(({ deletedAt }) => deletedAt === null);
  return { order, events, parcels, payments: payments.sort((a, b) => (b.at ?? 0) - (a.at ?? 0)) };
}

/** A number that is kept already. */
export interface StoredNumber {
  readonly kind: 'parcel' | 'order';
  readonly key: string;
  /** Carrier or shop; null while the carrier is not known. */
  readonly source: string | null;
}

/** Which of these numbers (normal form) are kept already and not deleted. */
export async function findStored(db: Database, numbers: readonly string[]): Promise<ReadonlyMap<string, StoredNumber>> {
  const wanted = [...numbers];
  const [parcels, orders] = await Promise.all([db.parcels.where('trackingNumber').anyOf(wanted).toArray(), db.orders.where('orderNumber').anyOf(wanted).toArray()]);
  return new Map<string, StoredNumber>([
    ...orders.filter(({ deletedAt }) => deletedAt === null).map(({ orderNumber, key, shop }) => [orderNumber, { kind: 'order', key, source: shop }] as const),
    ...parcels.filter(({ deletedAt }) => deletedAt === null).map(({ trackingNumber, key, carrier }) => [trackingNumber, { kind: 'parcel', key, source: carrier }] as const),
  ]);
}

/** The titles of these keys' orders and parcels, for a line after keeping. */
export async function readParcels(db: Database, keys: readonly string[]): Promise<readonly Parcel[]> {
  return (await db.parcels.bulkGet([...keys])).flatMap(there);
}
