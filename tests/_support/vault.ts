/** The vault on a test database, with a memory that stands for the browser's session. */
import { createVault, type WritableVault } from '@/lib/platform/vault';
import { createVaultLock, type VaultLock } from '@/lib/platform/vault-lock';
import type { SessionKey } from '@/lib/platform/vault-store-contract';
import type { Database } from '@/lib/storage/tables';
import { createVaultStore } from '@/lib/storage/vault-store';

/** What a closed browser forgets: hand in another one. */
export function newSession(): SessionKey & { readonly held: () => Uint8Array | null } {
  let held: Uint8Array<ArrayBuffer> | null = null;
  return {
    held: () => held,
    read: () => Promise.resolve(held),
    keep: (key) => Promise.resolve(void (held = key === null ? null : new Uint8Array(key))),
  };
}

export function openVault(db: Database, session: SessionKey = newSession(), now: () => number = () => 0): { readonly vault: WritableVault; readonly vaultLock: VaultLock } {
  const store = createVaultStore(db);
  const vaultLock = createVaultLock(store, session, { now });
  return { vault: createVault(store, vaultLock), vaultLock };
}
