import type { Database, SecretRow } from './tables';

const KEY_ROW = 'vault-key';

/** Where lib/platform/vault keeps its rows and its key. The shapes are its own; this is only the shelf. */
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
    read: (source: string): Promise<SecretRow | undefined> => db.secrets.get(source),
    async write(row: SecretRow): Promise<void> {
      await db.secrets.put(row);
    },
    remove: (source: string): Promise<void> => db.secrets.delete(source),
  };
}
