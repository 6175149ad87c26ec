/** What handlers work with. Built once by the background (house.ts), by hand in tests. */
import type { KeyCheck } from '@/lib/adapter/contract';
import type { Clock, Http } from '@/lib/platform/ports';
import type { WritableVault } from '@/lib/platform/vault';
import type { VaultLock } from '@/lib/platform/vault-lock';
import type { Database } from '@/lib/storage/tables';

export interface HouseParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: WritableVault;
  readonly vaultLock: VaultLock;
  /** For trials of endpoints that the user describes; everything else is asked by the poller. */
  readonly http: Http;
  /** Asks about whatever is due, without waiting for it; safe to call at any time. */
  readonly wake: () => void;
  /** Due at once, as far as floors allow; when it will be asked (ms UTC). */
  readonly checkNow: (key: string) => Promise<number>;
  /** Tries a source's keys; null: nothing could be tried. */
  readonly checkKey: (source: string) => Promise<KeyCheck | null>;
  /** Draws the badge anew and shows what may be shown. */
  readonly tendNotices: () => Promise<void>;
  readonly showTestNotice: () => Promise<void>;
  /** The browser's own menus speak the chosen language. */
  readonly showWords: () => Promise<void>;
}
