/** Rows for tests of storage and commands, and the rules that must hold over a whole database. */
import { expect } from 'vitest';
import { newOrder, newParcel } from '@/lib/intake/new-rows';
import type { ShipmentEvent } from '@/lib/model/event';
import type { Notice } from '@/lib/model/notice';
import type { Order } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import { shelveOrder, shelveParcel } from '@/lib/model/shelf';
import type { PollPlan } from '@/lib/model/source-state';
import type { Database } from '@/lib/storage/tables';
import { saveOrder, saveParcel } from '@/lib/storage/writes/save';

export const NOW = Date.UTC(2026, 9, 10, 12);

export function addParcel(db: Database, number: string, carrier: string | null, change: Partial<Parcel> = {}): Promise<Parcel> {
  const fresh = newParcel({ number, carrier, input: {}, source: null, title: null, pickupCode: null, pickupPlace: null }, NOW);
  return db.transaction('rw', db.parcels, db.counters, () => saveParcel(db, undefined, { ...fresh, ...change }));
}

export function addOrder(db: Database, shop: string, number: string, change: Partial<Order> = {}): Promise<Order> {
  return db.transaction('rw', db.orders, db.counters, () => saveOrder(db, undefined, { ...newOrder(shop, number, null, NOW), ...change }));
}

export const plan = (subject: string, change: Partial<PollPlan> = {}): PollPlan => ({ subject, dueAt: NOW + 1000, failures: 0, notFound: 0, notFoundSince: null, reason: 'test', byHand: false, floors: {}, misses: {}, ...change });

export function event(subject: string, name: string, seq: number, change: Partial<ShipmentEvent> = {}): ShipmentEvent {
  return {
    key: `${subject}|${name}`, subject, subjectKind: 'parcel', occurredAt: NOW, offsetMinutes: 0, rawTime: null, localTime: null, precision: 'second', sortAt: NOW, assumedZone: null, seq,
    status: 'in_transit', subStatus: null, text: name, sourceCode: null, location: null, source: 's', firstSeenAt: NOW, rewrittenAt: null, withdrawnAt: null, ...change,
  };
}

export function notice(subject: string, id: string): Notice {
  return { id, subject, subjectKind: 'parcel', kind: 'delivered', text: {}, state: 'shown', createdAt: NOW, shownAt: NOW, closedAt: null, digest: null, unread: 1 };
}

/** Counters, shelves and links agree with the rows. */
export async function expectSound(db: Database): Promise<void> {
  const parcels = await db.parcels.toArray();
  const orders = await db.orders.toArray();
  for (const parcel of parcels) expect({ shelf: parcel.shelf, shelfAt: parcel.shelfAt }).toEqual(shelveParcel(parcel));
  for (const order of orders) expect({ shelf: order.shelf, shelfAt: order.shelfAt }).toEqual(shelveOrder(order));
  const counted = new Map<string, number>();
  for (const name of [...parcels.map(({ shelf }) => `parcels:${shelf}`), ...orders.map(({ shelf }) => `orders:${shelf}`)]) counted.set(name, (counted.get(name) ?? 0) + 1);
  const stored = (await db.counters.toArray()).filter(({ name, value }) => /^(?:parcels|orders):/.test(name) && value !== 0);
  expect(new Map(stored.map(({ name, value }) => [name, value]))).toEqual(counted);
  const subjects = new Set([...parcels, ...orders].map(({ key }) => key));
  expect((await db.events.toArray()).filter(({ subject, key }) => !subjects.has(subject) || !key.startsWith(`${subject}|`))).toEqual([]);
  expect((await db.orderParcels.toArray()).filter(({ order, parcel, key }) => key !== `${order}|${parcel}` || !subjects.has(order) || !subjects.has(parcel))).toEqual([]);
}
