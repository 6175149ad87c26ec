/** Shelves, page by page. Every read is by key along an index: no count, no offset. */
import { Dexie } from 'dexie';
import type { Order } from '@/lib/model/order';
import type { Parcel, Shelf } from '@/lib/model/parcel';
import { DAY, type Instant } from '@/lib/model/time';
import type { Database } from '../tables';

/** Where the last page ended. */
export interface ShelfMark {
  readonly at: Instant;
  readonly key: string;
}

type Shelved = Parcel | Order;
export interface ShelfPage<T extends Shelved> {
  readonly rows: readonly T[];
  /** Null when there is nothing after this page. */
  readonly next: ShelfMark | null;
}

/** What a shelf is read by: the soonest first on the way, the latest first everywhere else. */
const SOONEST_FIRST: ReadonlySet<Shelf> = new Set(['moving']);

async function readShelf<T extends Shelved>(db: Database, table: 'parcels' | 'orders', shelf: Shelf, after: ShelfMark | null, size: number): Promise<ShelfPage<T>> {
  const ascending = SOONEST_FIRST.has(shelf);
  const from = ascending && after !== null ? after.at : Dexie.minKey;
  const until = !ascending && after !== null ? after.at : Dexie.maxKey;
  const range = db.table<T, string>(table).where('[shelf+shelfAt]').between([shelf, from], [shelf, until], true, true);
  const ordered = ascending ? range : range.reverse();
  const beyond = (row: T): boolean => after === null || row.shelfAt !== after.at || (ascending ? row.key > after.key : row.key < after.key);
  const found = await ordered.filter(beyond).limit(size + 1).toArray();
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last !== undefined ? { at: last.shelfAt, key: last.key } : null };
}

/** One page of parcels on a shelf, after `after`. */
export function listParcels(db: Database, shelf: Shelf, after: ShelfMark | null = null, size = 50): Promise<ShelfPage<Parcel>> {
  return readShelf<Parcel>(db, 'parcels', shelf, after, size);
}

/** One page of orders on a shelf, after `after`. */
export function listOrders(db: Database, shelf: Shelf, after: ShelfMark | null = null, size = 50): Promise<ShelfPage<Order>> {
  return readShelf<Order>(db, 'orders', shelf, after, size);
}

export interface PopupLists {
  readonly needs: readonly Parcel[];
  readonly unpaid: readonly Order[];
  readonly moving: readonly Parcel[];
  /** More are on the way than are listed. */
  readonly moreMoving: boolean;
  readonly moreNeeds: boolean;
  readonly orders: readonly Order[];
  readonly done: readonly Parcel[];
}

const POPUP = { needs: 20, moving: 40, orders: 8, done: 5, unpaid: 5 } as const;
const LATELY = 5 * DAY;

/** Orders of a shelf that no parcel is known for: with parcels they are told by those. */
async function ordersAlone(db: Database, shelf: Shelf, size: number): Promise<readonly Order[]> {
  const { rows } = await listOrders(db, shelf, null, size);
  if (rows.length === 0) return rows;
  const links = await db.orderParcels.where('order').anyOf(rows.map(({ key }) => key)).toArray();
  const linked = new Set(links.map(({ order }) => order));
  return rows.filter(({ key }) => !linked.has(key));
}

/** Everything the popup shows, in one read transaction. */
export function readPopupLists(db: Database, now: Instant): Promise<PopupLists> {
  return db.transaction('r', [db.parcels, db.orders, db.orderParcels], async () => {
    const [needs, moving, done, unpaid, orders] = await Promise.all([
      listParcels(db, 'needs', null, POPUP.needs),
      listParcels(db, 'moving', null, POPUP.moving),
      listParcels(db, 'done', null, POPUP.done),
      ordersAlone(db, 'needs', POPUP.unpaid),
      ordersAlone(db, 'moving', POPUP.orders),
    ]);
    return {
      needs: needs.rows, moreNeeds: needs.next !== null, moving: moving.rows, moreMoving: moving.next !== null,
      done: done.rows.filter(({ shelfAt }) => shelfAt > now - LATELY), unpaid, orders,
    };
  });
}
