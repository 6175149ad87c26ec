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
  };
}
