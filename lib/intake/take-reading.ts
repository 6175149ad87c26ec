/**
 * The one way from a reading to the database, in one transaction: orders merged, parcels followed, steps and payments kept, the
 * shop's health noted. Safe to repeat: the same reading again changes nothing but when it was read.
 */
import type { DriftHint } from '@/lib/adapter/contract';
import type { ShopReading } from '@/lib/adapter/shop-contract';
import type { ShopId } from '@/lib/model/ids';
import type { SourceKind } from '@/lib/model/order';
import type { ShopFailure } from '@/lib/model/shop-state';
import type { Instant } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import type { Voice } from './merge-order';
import { pageClass } from './page-class';
import { type HealthContext, type ListSeen, noteShopFailure, noteShopGood } from './shop-health';
import { orderTables, type StoredOrders, storeOrders } from './store-orders';
import { type StoredBill, storeBill } from './store-bill';
import { takeShipment } from './take-shipments';

/** How a reading came about. */
export interface Origin {
  readonly way: 'browse' | 'now' | 'fetch' | 'file' | 'mail' | 'paste';
  /** The page's address, or the id of the file's format. */
  readonly page: string | null;
  /** The account at the shop, where it is known. */
  readonly account: string | null;
  /** When the page was read, the mail was written. */
  readonly readAt: Instant;
  /** Which of the shop's lists it is (a filter, a year); absent: its address says enough. */
  readonly list?: string | null;
}

export interface Read {
  /** Null: a file of several shops; it has no health of its own. */
  readonly shop: ShopId | null;
  readonly reading: ShopReading;
  readonly drift?: readonly DriftHint[];
}

export interface TakeContext extends HealthContext {
  /** The person's own zone. */
  readonly zone: string;
}

export interface Taken {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Deleted by the person, and left so. */
  readonly skipped: number;
  /** New ones, due to be asked about. */
  readonly parcels: number;
  readonly payments: number;
  readonly failure: ShopFailure | null;
  readonly paths: readonly string[];
  /** The orders of this reading. */
  readonly keys: readonly string[];
}

const NOTHING: Taken = { added: 0, changed: 0, same: 0, skipped: 0, parcels: 0, payments: 0, failure: null, paths: [], keys: [] };

function kindOf(reading: Extract<ShopReading, { readonly kind: 'orders' }>, way: Origin['way']): SourceKind {
  if (way === 'mail' || way === 'paste') return way;
  return reading.page === 'file' || way === 'file' ? 'file' : `page-${reading.page}`;
}

/** As whom this reading speaks of orders. */
export function voiceOf(reading: Extract<ShopReading, { readonly kind: 'orders' }>, { way, page, account, readAt }: Origin): Voice {
  return { kind: kindOf(reading, way), page: way === 'mail' || way === 'paste' ? null : pageClass(page), account, readAt };
}

/** Counted as the person is told: what became of the orders of a reading. */
export function countOrders({ drafts, parcels }: StoredOrders, bill: StoredBill | null): Taken {
  const count = (what: string): number => drafts.filter((draft) => draft.what === what).length;
  return { ...NOTHING, added: count('new'), changed: count('changed'), same: count('same'), skipped: count('skipped'), parcels: parcels.length, payments: bill?.added.length ?? 0, keys: drafts.map(({ key }) => key) };
}

const seenOn = (reading: Extract<ShopReading, { readonly kind: 'orders' }>, { page, list = null }: Origin): ListSeen | null =>
  reading.page === 'list' ? { list: [pageClass(page), list].filter((part) => part !== null).join(' '), orders: reading.orders.length, paging: reading.paging } : null;

async function takeOrders(db: Database, { shop, reading, drift = [] }: Read & { readonly reading: Extract<ShopReading, { readonly kind: 'orders' }> }, origin: Origin, { now }: TakeContext): Promise<Taken> {
  const voice = voiceOf(reading, origin);
  const stored = await storeOrders(db, reading.orders, voice, now);
  const bill = reading.bill === undefined ? null : await storeBill(db, voice, reading.bill, now);
  const failure = shop === null ? null : await noteShopGood(db, shop, origin.account, seenOn(reading, origin), drift, now);
  return { ...countOrders(stored, bill), failure };
}

/** Nothing but the database is awaited inside. Afterwards new parcels are due, and a notice may wait. */
export async function takeReading(db: Database, read: Read, origin: Origin, context: TakeContext): Promise<Taken> {
  const { shop, reading, drift = [] } = read;
  if (reading.kind === 'none') return NOTHING;
  return db.transaction('rw', orderTables(db), async () => {
    if (reading.kind === 'failed') {
      const { failure, paths } = reading;
      // Someone who pressed a button on the page sees what is wrong there.
      if (shop !== null) await noteShopFailure(db, shop, origin.account, failure, context, { paths, drift, tells: origin.way === 'browse' || origin.way === 'fetch' });
      return { ...NOTHING, failure, paths };
    }
    if (reading.kind === 'orders') return takeOrders(db, { ...read, reading }, origin, context);
    let parcels = 0;
    for (const report of reading.shipments) parcels += (await takeShipment(db, report, { account: origin.account, zone: context.zone, now: context.now })).length;
    if (shop !== null) await noteShopGood(db, shop, origin.account, null, drift, context.now);
    return { ...NOTHING, parcels };
  });
}
