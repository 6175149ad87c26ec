/** The pattern of every migration's test: whole old data in, whole new data out, through the real opening. */
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { declareVersions, type Migration } from '@/lib/storage/migrations';
import { openForWriting, type OpenResult } from '@/lib/storage/open';

/** Every row of every table, tables and rows in key order. */
export type Data = Readonly<Record<string, readonly unknown[]>>;

const NAME = 'migrated';

/** Opens without saying which tables there are: changes nothing. */
async function peek<T>(factory: IDBFactory, work: (db: Dexie) => Promise<T>): Promise<T> {
  const db = new Dexie(NAME, { indexedDB: factory, IDBKeyRange });
  await db.open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** What lies on the disk now, the row about the schema left out. */
export function dump(factory: IDBFactory): Promise<Data> {
  return peek(factory, async (db) => {
    const data: Record<string, readonly unknown[]> = {};
    for (const table of [...db.tables].sort((a, b) => a.name.localeCompare(b.name))) data[table.name] = (await table.toArray()).filter((row: { readonly name?: string }) => row.name !== 'schema');
    return data;
  });
}

/** The version that lies on the disk, as Dexie counts. */
export const versionOf = (factory: IDBFactory): Promise<number> => peek(factory, (db) => Promise.resolve(db.verno));

/** A disk as an older version of the product left it. */
export async function diskWith(list: readonly Migration[], data: Data): Promise<IDBFactory> {
  const factory = new IDBFactory();
  const db = new Dexie(NAME, { indexedDB: factory, IDBKeyRange });
  declareVersions(db, list);
  await db.open();
  for (const [table, rows] of Object.entries(data)) await db.table(table).bulkPut([...rows]);
  db.close();
  return factory;
}

/** Opens the disk as the product does, with the migrations up to now. */
export function openDisk(factory: IDBFactory, list: readonly Migration[], heartbeat?: () => Promise<void>): Promise<OpenResult> {
  return openForWriting({ name: NAME, list, factory, keyRange: IDBKeyRange, ...(heartbeat === undefined ? {} : { heartbeat }) });
}

/** Old data in, new data out. */
export async function migrated(before: readonly Migration[], data: Data, after: readonly Migration[]): Promise<Data> {
  const factory = await diskWith(before, data);
  const opened = await openDisk(factory, after);
  if (opened.state !== 'ready') throw new Error(`the disk could not be opened: ${opened.state}`);
  opened.db.close();
  opened.strict.close();
  return dump(factory);
}
