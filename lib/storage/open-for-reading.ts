/** Opening from a page: changes nothing, whatever lies there (a Dexie without version() neither creates nor upgrades). */
import { Dexie } from 'dexie';
import { NEWEST } from './migrations';
import { type Database, DATABASE_NAME } from './tables';

export type ReadingState =
  | { readonly state: 'ready'; readonly db: Database }
  /** Nothing there yet, or older data: send `storage.prepare` and open again. */
  | { readonly state: 'missing' | 'older' }
  | { readonly state: 'newer' }
  | { readonly state: 'failed'; readonly reason: string };

export async function openForReading(name = DATABASE_NAME): Promise<ReadingState> {
  try {
    const found = (await indexedDB.databases()).find((database) => database.name === name);
    if (found === undefined) return { state: 'missing' };
    const db = new Dexie(name, { cache: 'disabled' });
    await db.open();
    if (db.verno < NEWEST.version || db.tables.length === 0) {
      db.close();
      return { state: 'older' };
    }
    if (db.verno > NEWEST.version) {
      db.close();
      return { state: 'newer' };
    }
    for (const table of db.tables) Object.defineProperty(db, table.name, { value: table });
    return { state: 'ready', db: db as Database };
  } catch (error) {
    return { state: 'failed', reason: error instanceof Error ? error.name : 'unknown' };
  }
}
