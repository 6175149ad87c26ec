/**
 * The rows of the popup's first frame, read by the browser's own IndexedDB in one transaction, while the rest of the page is
 * still being loaded. Changes nothing, whatever lies there. What follows is read and kept up to date by `readPopupLists`.
 */
import type { Order } from '@/lib/model/order';
import type { Parcel, Shelf } from '@/lib/model/parcel';
import { DAY, type Instant } from '@/lib/model/time';
import { NEWEST } from '../migrations';
import { DATABASE_NAME } from '../tables';
import type { PopupLists } from './lists';

const ROWS = 8;
const LATELY = 5 * DAY;

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('read')));
  });
}

/** Null where there is none, or none of this version. */
function open(name: string): Promise<IDBDatabase | null> {
  const request = indexedDB.open(name);
  // There was none: an aborted upgrade leaves none. The background alone creates.
  request.addEventListener('upgradeneeded', () => request.transaction?.abort());
  return answerOf(request).then(
    (db) => {
      if (db.version === NEWEST.version * 10) return db;
      db.close();
      return null;
    },
    () => null,
  );
}

/** Newer browsers read backwards in one go. */
interface Backwards {
  getAll(options: { readonly query: IDBKeyRange; readonly direction: 'prev'; readonly count: number }): IDBRequest<unknown[]>;
}
const readsBackwards = (index: IDBIndex): index is IDBIndex & Backwards => 'getAllRecords' in index;

function walkBack(index: IDBIndex, range: IDBKeyRange): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const rows: unknown[] = [];
    const walk = index.openCursor(range, 'prev');
    walk.addEventListener('error', () => reject(walk.error ?? new Error('walk')));
    walk.addEventListener('success', () => {
      const cursor = walk.result;
      if (cursor !== null) rows.push(cursor.value);
      if (cursor === null || rows.length === ROWS) resolve(rows);
      else cursor.continue();
    });
  });
}

async function readShelf<T>(work: IDBTransaction, table: 'parcels' | 'orders', shelf: Shelf): Promise<readonly T[]> {
  const index = work.objectStore(table).index('[shelf+shelfAt]');
  const range = IDBKeyRange.bound([shelf], [shelf, []]);
  if (shelf === 'moving') return (await answerOf(index.getAll(range, ROWS))) as readonly T[];
  return (await (readsBackwards(index) ? answerOf(index.getAll({ query: range, direction: 'prev', count: ROWS })) : walkBack(index, range))) as readonly T[];
}

/** Those that no parcel is known for. */
async function aloneOf(work: IDBTransaction, orders: readonly Order[]): Promise<readonly Order[]> {
  const links = work.objectStore('orderParcels').index('order');
  const linked = await Promise.all(orders.map(({ key }) => answerOf(links.getKey(key))));
  return orders.filter((_, index) => linked[index] === undefined);
}

/**
 * At most eight rows of each list, and a word that there may be more. Null where nothing can be said yet: no database, another version's,
 * or one that is being upgraded.
 */
export async function readFirstLook(now: Instant, name = DATABASE_NAME): Promise<PopupLists | null> {
  try {
    const db = await open(name);
    if (db === null) return null;
    // Whoever upgrades is not held up by this page.
    db.addEventListener('versionchange', () => db.close());
    const work = db.transaction(['parcels', 'orders', 'orderParcels'], 'readonly');
    const [needs, moving, done, unpaid, orders] = await Promise.all([
      readShelf<Parcel>(work, 'parcels', 'needs'),
      readShelf<Parcel>(work, 'parcels', 'moving'),
      readShelf<Parcel>(work, 'parcels', 'done'),
      readShelf<Order>(work, 'orders', 'needs').then((rows) => aloneOf(work, rows)),
      readShelf<Order>(work, 'orders', 'moving').then((rows) => aloneOf(work, rows)),
    ]);
    db.close();
    return { needs, moving, unpaid, orders, done: done.filter(({ shelfAt }) => shelfAt > now - LATELY), moreNeeds: needs.length === ROWS, moreMoving: moving.length === ROWS };
  } catch {
    return null;
  }
}
