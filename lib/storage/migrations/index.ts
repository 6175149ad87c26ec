/** The migrations in order. Each is one file with one spec; the newest version is the code's own. */
import type { Dexie, Transaction } from 'dexie';
import * as first from './001-first';
import * as shops from './002-shops';

export interface Migration {
  readonly version: number;
  /** The oldest code version that may read data of this version. */
  readonly minReader: number;
  readonly stores: Readonly<Record<string, string>>;
  /** Old rows in, whole new rows out. Never drops a store. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

export const migrations: readonly Migration[] = [first, shops];

/** What this code writes. */
export const NEWEST: Migration = shops;

/** Declares all versions on a Dexie that is not open yet. */
export function declareVersions(db: Dexie, list: readonly Migration[] = migrations): void {
  for (const { version, stores, upgrade } of list) {
    const declared = db.version(version).stores({ ...stores });
    if (upgrade !== undefined) declared.upgrade(upgrade);
  }
}
