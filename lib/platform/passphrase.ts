/**
 * A key that only a passphrase opens: the data key is random and wrapped by one that PBKDF2-SHA-256 makes of the passphrase,
 * so that a new passphrase, or more rounds, changes one row and not every secret.
 */
import type { Sealed, Wrapped } from './vault-store-contract';

/** OWASP's figure for PBKDF2-SHA-256 (2023). What was wrapped with fewer rounds is wrapped anew when it is opened. */
export const ROUNDS = 600_000;

const SALT_BYTES = 16;
const KEY_BYTES = 32;

export const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

export async function seal(key: CryptoKey, plain: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) };
}

/** null: sealed under another key, or damaged. */
export async function unseal(key: CryptoKey, { iv, data }: Sealed): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(iv) }, key, data));
  } catch {
    return null;
  }
}

/** The same passphrase typed on another keyboard is the same: NFKC. */
async function wrappingKey(passphrase: string, salt: Uint8Array, rounds: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: rounds }, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export const newDataKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(KEY_BYTES));

export async function wrap(dataKey: Uint8Array<ArrayBuffer>, passphrase: string, rounds = ROUNDS): Promise<Wrapped> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return { salt, rounds, sealed: await seal(await wrappingKey(passphrase, salt, rounds), dataKey) };
}

/** The data key; null: the passphrase is another. */
export async function unwrap({ salt, rounds, sealed }: Wrapped, passphrase: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return unseal(await wrappingKey(passphrase, salt, rounds), sealed);
}
