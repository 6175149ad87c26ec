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

/** Is `row` after `mark` in the order the shelf is read in? */
function isBeyond(row: Shelved, mark: ShelfMark, ascending: boolean): boolean {
  if (row.shelfAt !== mark.at) return ascending ? row.shelfAt > mark.at : row.shelfAt < mark.at;
  return ascending ? row.key > mark.key : row.key < mark.key;
}

async function readShelf<T extends Shelved>(db: Database, table: 'parcels' | 'orders', shelf: Shelf, { after, end, size }: PageRange): Promise<ShelfPage<T>> {
  const ascending = SOONEST_FIRST.has(shelf);
  const low = (ascending ? after : end)?.at ?? Dexie.minKey;
  const high = (ascending ? end : after)?.at ?? Dexie.maxKey;
  const range = db.table<T, string>(table).where('[shelf+shelfAt]').between([shelf, low], [shelf, high], true, true);
  const within = (row: T): boolean => (after === null || isBeyond(row, after, ascending)) && (end === null || !isBeyond(row, end, ascending));
  const whole = ascending ? range : range.reverse();
  // Without a filter IndexedDB hands over all rows at once, not one by one.
  const ordered = after === null && end === null ? whole : whole.filter(within);
  if (end !== null) return { rows: await ordered.toArray(), next: end };
  const found = await ordered.limit(size + 1).toArray();
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last !== undefined ? { at: last.shelfAt, key: last.key } : null };
}

/**
 * From where to where a page goes: rows after `after`, at most `size` of them; or, for a page that another follows, down
 * to its `end` (included), so that it may grow and shrink without touching the next.
 */
export interface PageRange {
  readonly after: ShelfMark | null;
  readonly end: ShelfMark | null;
  readonly size: number;
}
export const firstPage = (size: number): PageRange => ({ after: null, end: null, size });

export function listParcels(db: Database, shelf: Shelf, range: PageRange): Promise<ShelfPage<Parcel>> {
  return readShelf<Parcel>(db, 'parcels', shelf, range);
}

export function listOrders(db: Database, shelf: Shelf, range: PageRange): Promise<ShelfPage<Order>> {
  return readShelf<Order>(db, 'orders', shelf, range);
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
  const { rows } = await listOrders(db, shelf, firstPage(size));
  if (rows.length === 0) return rows;
  // A handful of rows: side by side, one look at the index each is quicker than a walk over it.
  const linked = await Promise.all(rows.map(({ key }) => db.orderParcels.where('order').equals(key).limit(1).primaryKeys()));
  return rows.filter((_, index) => linked[index]?.length === 0);
}

/** Everything the popup shows, in one read transaction. */
export function readPopupLists(db: Database, now: Instant): Promise<PopupLists> {
  return db.transaction('r', [db.parcels, db.orders, db.orderParcels], async () => {
    const [needs, moving, done, unpaid, orders] = await Promise.all([
      listParcels(db, 'needs', firstPage(POPUP.needs)),
      listParcels(db, 'moving', firstPage(POPUP.moving)),
      listParcels(db, 'done', firstPage(POPUP.done)),
      ordersAlone(db, 'needs', POPUP.unpaid),
      ordersAlone(db, 'moving', POPUP.orders),
    ]);
    return {
      needs: needs.rows, moreNeeds: needs.next !== null, moving: moving.rows, moreMoving: moving.next !== null,
      done: done.rows.filter(({ shelfAt }) => shelfAt > now - LATELY), unpaid, orders,
    };
  });
}
