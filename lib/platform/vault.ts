/**
 * The user's keys and the tokens that sources gave for them, AES-GCM under a key that cannot be exported and lives in the
 * same database: it protects a copied export, not a computer in somebody's hands.
 */
import type { KeptToken } from '@/lib/adapter/contract';
import type { Vault } from './ports';

export interface Sealed {
  readonly iv: Uint8Array;
  readonly data: ArrayBuffer;
}
export interface SealedRow extends Sealed {
  readonly source: string;
  readonly token?: Sealed;
}
/** Where the rows and the key are kept. */
export interface VaultStore {
  readKey(): Promise<CryptoKey | undefined>;
  /** Keeps the key if there is none yet; returns the one that is kept. */
  keepKey(key: CryptoKey): Promise<CryptoKey>;
  read(source: string): Promise<SealedRow | undefined>;
  /** The row in place of the one before, whose token goes with it. */
  write(row: SealedRow): Promise<void>;
  /** Puts the token into the source's row, or takes it out; without a row nothing happens. */
  writeToken(source: string, token: Sealed | null): Promise<void>;
  remove(source: string): Promise<void>;
}

export interface WritableVault extends Vault {
  /** New keys; the token of the old ones is forgotten. */
  write(source: string, secrets: Readonly<Record<string, string>>): Promise<void>;
  /** Keys and token. */
  forget(source: string): Promise<void>;
}

/** A row that cannot be opened any more (key lost) counts as no key: the source then asks for it again. */
export function createVault(store: VaultStore): WritableVault {
  const key = async (): Promise<CryptoKey> =>
    (await store.readKey()) ?? store.keepKey(await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
  const seal = async (content: object): Promise<Sealed> => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), new TextEncoder().encode(JSON.stringify(content))) };
  };
  /** What was sealed; undefined: nothing was, or it cannot be opened. */
  const open = async (sealed: Sealed | undefined): Promise<unknown> => {
    if (sealed === undefined) return undefined;
    try {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(sealed.iv) }, await key(), sealed.data);
      return JSON.parse(new TextDecoder().decode(plain)) as unknown;
    } catch {
      return undefined;
    }
  };
  return {
    read: async (source) => ((await open(await store.read(source))) ?? {}) as Readonly<Record<string, string>>,
    readToken: async (source) => ((await open((await store.read(source))?.token)) ?? null) as KeptToken | null,
    write: async (source, secrets) => store.write({ source, ...(await seal(secrets)) }),
    keepToken: async (source, token) => store.writeToken(source, token === null ? null : await seal(token)),
    forget: (source) => store.remove(source),
  };
}
