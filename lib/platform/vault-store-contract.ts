/** What the vault keeps and where. The database's side is lib/storage/vault-store.ts, the session's session-key.ts. */
import type { Instant } from '@/lib/model/time';

export interface Sealed {
  readonly iv: Uint8Array;
  readonly data: ArrayBuffer;
}
export interface SealedRow extends Sealed {
  readonly source: string;
  readonly token?: Sealed;
}
/** The data key under a passphrase, with all that is needed to try one. */
export interface Wrapped {
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly sealed: Sealed;
}
/** There is one where a passphrase protects the keys. Pages read it to say how it stands; it opens nothing. */
export interface LockRow {
  readonly wrapped: Wrapped;
  /** Minutes after unlocking; 0: only when the browser closes. */
  readonly autoLockMinutes: number;
  /** Since when it is locked; null: it is open, until `lockAt` where there is one. */
  readonly lockedAt: Instant | null;
  readonly lockAt: Instant | null;
}

export interface VaultStore {
  readKey(): Promise<CryptoKey | undefined>;
  /** Keeps the key if there is none yet; returns the one that is kept. */
  keepKey(key: CryptoKey): Promise<CryptoKey>;
  readLock(): Promise<LockRow | undefined>;
  writeLock(lock: LockRow): Promise<void>;
  /** Locked since `at`, unless it was locked or opened anew since it was seen so. */
  markLocked(seen: LockRow, at: Instant): Promise<void>;
  read(source: string): Promise<SealedRow | undefined>;
  list(): Promise<readonly SealedRow[]>;
  /** The row in place of the one before, whose token goes with it. */
  write(row: SealedRow): Promise<void>;
  /** Puts the token into the source's row, or takes it out; without a row nothing happens. */
  writeToken(source: string, token: Sealed | null): Promise<void>;
  remove(source: string): Promise<void>;
  /** All rows and what opens them, in place of all before, in one step: a device key or a lock, never both. */
  replace(rows: readonly SealedRow[], opener: { readonly key: CryptoKey } | { readonly lock: LockRow } | null): Promise<void>;
}

/** Where an unlocked data key waits for the next worker: memory of the browser, gone when it closes. */
export interface SessionKey {
  read(): Promise<Uint8Array<ArrayBuffer> | null>;
  keep(key: Uint8Array | null): Promise<void>;
}
