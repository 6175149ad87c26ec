/**
 * The user's keys, AES-GCM under a key that cannot be exported and lives in the same database: it protects a copied
 * export, not a computer in somebody's hands.
 */
import type { Vault } from './ports';

export interface SealedRow {
  readonly source: string;
  readonly iv: Uint8Array;
  readonly data: ArrayBuffer;
}
/** Where the rows and the key are kept. */
export interface VaultStore {
  readKey(): Promise<CryptoKey | undefined>;
  /** Keeps the key if there is none yet; returns the one that is kept. */
  keepKey(key: CryptoKey): Promise<CryptoKey>;
  read(source: string): Promise<SealedRow | undefined>;
  write(row: SealedRow): Promise<void>;
  remove(source: string): Promise<void>;
}

export interface WritableVault extends Vault {
  write(source: string, secrets: Readonly<Record<string, string>>): Promise<void>;
  forget(source: string): Promise<void>;
}

/** A row that cannot be opened any more (key lost) counts as no key: the source then asks for it again. */
export function createVault(store: VaultStore): WritableVault {
  const key = async (): Promise<CryptoKey> =>
    (await store.readKey()) ?? store.keepKey(await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
  return {
    async read(source) {
      const row = await store.read(source);
      if (row === undefined) return {};
      try {
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(row.iv) }, await key(), row.data);
        return JSON.parse(new TextDecoder().decode(plain)) as Readonly<Record<string, string>>;
      } catch {
        return {};
      }
    },
    async write(source, secrets) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), new TextEncoder().encode(JSON.stringify(secrets)));
      await store.write({ source, iv, data });
    },
    forget: (source) => store.remove(source),
  };
}
