/**
 * What the engine needs of the outside world, as interfaces. The browser's side is in the files beside this one;
 * tests put fakes and a fault hook here (R1 generates its crash points from these names).
 */
import type { KeptToken, SourceReply, SourceRequest } from '@/lib/adapter/contract';
import type { Instant } from '@/lib/model/time';

export interface Clock {
  now(): Instant;
  /** IANA name of the local zone. */
  zone(): string;
}

export interface Http {
  /**
   * One request: https only (plain http on the user's own computer, see host-key.ts), no credentials, redirect manual, 15 s, body at most 2 MB.
   * Throws SourceFailure (`offline`, `unreachable`, `redirected`, `permission_missing`) and nothing else.
   */
  send(request: SourceRequest, signal: AbortSignal): Promise<SourceReply>;
}

export interface AlarmState {
  readonly name: string;
  readonly at: Instant;
  readonly everyMinutes: number | null;
}
export interface Alarms {
  list(): Promise<readonly AlarmState[]>;
  set(name: string, when: { readonly at: Instant } | { readonly everyMinutes: number }): Promise<void>;
  clear(name: string): Promise<void>;
}

export interface Locks {
  /** Runs `work` if nobody holds `name`; else returns 'busy' at once. */
  ifFree<T>(name: string, work: () => Promise<T>): Promise<T | 'busy'>;
}

export interface Permissions {
  /** May we reach every one of these hosts (`api.example.com`, see host-key.ts)? */
  hasHosts(hosts: readonly string[]): Promise<boolean>;
}

export interface PopUp {
  readonly title: string;
  readonly message: string;
}
export interface NoticeBoard {
  show(id: string, popUp: PopUp): Promise<void>;
  /** Ids that stand on the user's screen or in the notification centre now. */
  listShown(): Promise<readonly string[]>;
  clear(id: string): Promise<void>;
}

export interface Badge {
  show(count: number): Promise<void>;
}

/** storage.session: memory that outlives the worker but not the browser; a write resets the idle timer. */
export interface Checkpoint {
  mark(note: string): Promise<void>;
}

export interface Pause {
  /** Waits at most a few seconds (pacing between calls and pop-ups); rejects when the signal aborts. */
  wait(ms: number): Promise<void>;
}

export interface Vault {
  /** The user's keys for a source, decrypted; empty when there are none; `locked` where there are and the passphrase is wanted. */
  read(source: string): Promise<Readonly<Record<string, string>> | 'locked'>;
  /** The token that the source gave for these keys, decrypted; null when there is none. */
  readToken(source: string): Promise<KeptToken | null>;
  /** Keeps it beside the keys, in place of the one before, until they are changed or forgotten; without keys it is not kept. */
  keepToken(source: string, token: KeptToken | null): Promise<void>;
}

/** All ports of the engine in one object. */
export interface Ports {
  readonly clock: Clock;
  readonly http: Http;
  readonly alarms: Alarms;
  readonly locks: Locks;
  readonly permissions: Permissions;
  readonly notices: NoticeBoard;
  readonly badge: Badge;
  readonly checkpoint: Checkpoint;
  readonly pause: Pause;
  readonly vault: Vault;
}
