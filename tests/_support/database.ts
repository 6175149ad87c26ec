/** A fresh database of the newest version on a fake IndexedDB, for tests of storage and engine. */
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { declareVersions } from '@/lib/storage/migrations';
import type { Database } from '@/lib/storage/tables';

/** Opens `name` on `factory` (a new factory: a new disk). Reopening on the same factory is a restart. */
export async function openTestDatabase(factory: IDBFactory = new IDBFactory(), name = 'test'): Promise<Database> {
  const db = new Dexie(name, { indexedDB: factory, IDBKeyRange, cache: 'disabled' }) as Database;
  declareVersions(db);
  await db.open();
  return db;
}
