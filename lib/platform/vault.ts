/**
 * The user's keys and the tokens that sources gave for them, AES-GCM. By default under a key that cannot be exported and
 * lives in the same database: it protects a copied export, not a computer in somebody's hands. With a passphrase (vault-lock.ts)
 * nothing on the disk opens them.
 */
import type { KeptToken } from '@/lib/adapter/contract';
import { seal, unseal } from './passphrase';
import type { Vault } from './ports';
import type { VaultLock } from './vault-lock';
import type { Sealed, VaultStore } from './vault-store-contract';

export interface WritableVault extends Vault {
  /** New keys; the token of the old ones is forgotten. */
  write(source: string, secrets: Readonly<Record<string, string>>): Promise<'done' | 'locked'>;
  /** Keys and token, for good. Needs no key. */
  forget(source: string): Promise<void>;
}

const encode = (content: object): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(content));

/** A row that cannot be opened any more (key lost) counts as no key: the source then asks for it again. */
export function createVault(store: VaultStore, { ring, alone }: Pick<VaultLock, 'ring' | 'alone'>): WritableVault {
  const open = async (key: CryptoKey, sealed: Sealed): Promise<unknown> => {
    const plain = await unseal(key, sealed);
    return plain === null ? undefined : (JSON.parse(new TextDecoder().decode(plain)) as unknown);
  };
  return {
    async read(source) {
      const row = await store.read(source);
      if (row === undefined) return {};
      const key = await ring();
      return key === 'locked' ? 'locked' : (((await open(key, row)) ?? {}) as Readonly<Record<string, string>>);
    },
    async readToken(source) {
      const token = (await store.read(source))?.token;
      const key = token === undefined ? 'locked' : await ring();
      return token === undefined || key === 'locked' ? null : (((await open(key, token)) ?? null) as KeptToken | null);
    },
    write: (source, secrets) => alone(async () => {
      const key = await ring();
      if (key === 'locked') return key;
      await store.write({ source, ...(await seal(key, encode(secrets))) });
      return 'done';
    }),
    keepToken: (source, token) => alone(async () => {
      const key = token === null ? 'locked' : await ring();
      if (token === null) await store.writeToken(source, null);
      // Locked while it was asked: the next call buys another.
      else if (key !== 'locked') await store.writeToken(source, await seal(key, encode(token)));
    }),
    forget: (source) => store.remove(source),
  };
}
