/** Opening for writing: the background only (design section 7). A newer database is left alone. */
import { Dexie } from 'dexie';
import { declareVersions, migrations, type Migration } from './migrations';
import { type Database, DATABASE_NAME } from './tables';

export type OpenResult =
  | { readonly state: 'ready'; readonly db: Database; readonly strict: Database }
  /** Written by a newer version of the product: nothing was changed. */
  | { readonly state: 'newer'; readonly version: number }
  | { readonly state: 'failed'; readonly reason: string };

export interface OpenOptions {
  readonly name?: string;
  readonly list?: readonly Migration[];
  /** Called about every 10 s while it opens: an upgrade may take longer than a worker's idle time. */
  readonly heartbeat?: () => Promise<void>;
  readonly factory?: IDBFactory;
  readonly keyRange?: typeof IDBKeyRange;
}

interface SchemaRow {
  readonly version: number;
  readonly minReader: number;
}

const TRIES = 3;
const BEAT_MS = 10_000;

function settingsOf({ factory, keyRange }: OpenOptions): Readonly<Record<string, unknown>> {
  return { cache: 'disabled', ...(factory === undefined ? {} : { indexedDB: factory }), ...(keyRange === undefined ? {} : { IDBKeyRange: keyRange }) };
}

/** The version of the data as it lies there, without touching it; 0: there is none. Newer data may still allow older readers. */
async function lookFirst(name: string, options: OpenOptions): Promise<SchemaRow> {
  const factory = options.factory ?? indexedDB;
  const found = (await factory.databases()).find((database) => database.name === name);
  if (found?.version === undefined) return { version: 0, minReader: 0 };
  const version = Math.ceil(found.version / 10);
  const peek = new Dexie(name, settingsOf(options));
  try {
    await peek.open();
    const row = (await peek.table('meta').get('schema')) as { readonly value?: SchemaRow } | undefined;
    return { version: Math.max(version, row?.value?.version ?? 0), minReader: row?.value?.minReader ?? version };
  } catch {
    return { version, minReader: version };
  } finally {
    peek.close();
  }
}

async function openBoth(name: string, list: readonly Migration[], options: OpenOptions): Promise<OpenResult> {
  const db = new Dexie(name, settingsOf(options)) as Database;
  declareVersions(db, list);
  const strict = new Dexie(name, { ...settingsOf(options), chromeTransactionDurability: 'strict' }) as Database;
  declareVersions(strict, list);
  try {
    // "blocked": another context still has the old version open; Dexie there closes itself, so waiting is right.
    await db.open();
    await strict.open();
    const newest = list.at(-1);
    if (newest !== undefined) await strict.meta.put({ name: 'schema', value: { version: newest.version, minReader: newest.minReader } satisfies SchemaRow });
    return { state: 'ready', db, strict };
  } catch (error) {
    // A half that stayed open would hold back the next try and whoever upgrades next.
    db.close();
    strict.close();
    throw error;
  }
}

/**
 * Opens and migrates. Never wipes: when it cannot be opened three times running, says so, and what lies there stays.
 */
export async function openForWriting(options: OpenOptions = {}): Promise<OpenResult> {
  const name = options.name ?? DATABASE_NAME;
  const list = options.list ?? migrations;
  const ours = list.at(-1)?.version ?? 0;
  const beat = setInterval(() => void options.heartbeat?.().catch(() => undefined), BEAT_MS);
  let reason = 'unknown';
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        const { version } = await lookFirst(name, options);
        if (version > ours) return { state: 'newer', version };
        return await openBoth(name, list, options);
      } catch (error) {
        reason = error instanceof Error ? error.name : 'unknown';
      }
    }
    return { state: 'failed', reason };
  } finally {
    clearInterval(beat);
  }
}
