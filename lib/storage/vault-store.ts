import type { Instant } from '@/lib/model/time';
import type { Database, LockRow, MetaRow, SecretRow } from './tables';

const KEY_ROW = 'vault-key';
const LOCK_ROW = 'vault-lock';

/** The lock of the user's keys, where a passphrase protects them. */
export async function readLock(db: Pick<Database, 'meta'>): Promise<LockRow | undefined> {
  return (await db.meta.get(LOCK_ROW))?.value as LockRow | undefined;
}

/** Where lib/platform/vault keeps its rows and what opens them. The shapes are its own; this is only the shelf. */
export function createVaultStore(db: Database) {
  return {
    async readKey(): Promise<CryptoKey | undefined> {
      return (await db.meta.get(KEY_ROW))?.value as CryptoKey | undefined;
    },
    keepKey(key: CryptoKey): Promise<CryptoKey> {
      return db.transaction('rw', db.meta, async () => {
        const kept = (await db.meta.get(KEY_ROW))?.value as CryptoKey | undefined;
        if (kept === undefined) await db.meta.put({ name: KEY_ROW, value: key });
        return kept ?? key;
      });
    },
    readLock: () => readLock(db),
    async writeLock(lock: LockRow): Promise<void> {
      await db.meta.put({ name: LOCK_ROW, value: lock });
    },
    markLocked(seen: LockRow, at: Instant): Promise<void> {
      return db.transaction('rw', db.meta, async () => {
        const lock = await readLock(db);
        if (lock !== undefined && lock.lockedAt === null && lock.lockAt === seen.lockAt) await db.meta.put({ name: LOCK_ROW, value: { ...lock, lockedAt: at, lockAt: null } satisfies LockRow });
      });
    },
    read: (source: string): Promise<SecretRow | undefined> => db.secrets.get(source),
    list: (): Promise<SecretRow[]> => db.secrets.toArray(),
    async write(row: SecretRow): Promise<void> {
      await db.secrets.put(row);
    },
    /** Beside the keys that it was given for: whoever writes or removes those removes it. */
    writeToken(source: string, token: SecretRow['token'] | null): Promise<void> {
      return db.transaction('rw', db.secrets, async () => {
        const row = await db.secrets.get(source);
        if (row === undefined) return;
        const { token: _before, ...keys } = row;
        await db.secrets.put(token === null || token === undefined ? keys : { ...keys, token });
      });
    },
    remove: (source: string): Promise<void> => db.secrets.delete(source),
    replace(rows: readonly SecretRow[], opener: { readonly key: CryptoKey } | { readonly lock: LockRow } | null): Promise<void> {
      return db.transaction('rw', db.secrets, db.meta, async () => {
        await db.secrets.clear();
        await db.secrets.bulkPut([...rows]);
        await db.meta.bulkDelete([KEY_ROW, LOCK_ROW]);
        const row: MetaRow | null = opener === null ? null : 'key' in opener ? { name: KEY_ROW, value: opener.key } : { name: LOCK_ROW, value: opener.lock };
        if (row !== null) await db.meta.put(row);
      });
    },
  };
}
