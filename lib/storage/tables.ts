/** Every table of the database and its indexes. A change here is a new numbered file in migrations/. */
import type { Dexie, Table } from 'dexie';
import type { ShipmentEvent } from '@/lib/model/event';
import type { ImportChunk, ImportRow } from '@/lib/model/import';
import type { Notice } from '@/lib/model/notice';
import type { Order, OrderParcel } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import type { Payment } from '@/lib/model/payment';
import type { ShopState } from '@/lib/model/shop-state';
import type { PollPlan, SourceState } from '@/lib/model/source-state';
import type { Instant } from '@/lib/model/time';

/** An old key that now lives under a new one, so that old notices and links still open. */
export interface Alias { readonly old: string; readonly key: string }
/** A stored count; keyed by what it counts (`parcels:moving`, `notices:unread`). */
export interface Counter { readonly name: string; readonly value: number }
/** One-row facts: `schema` {version, minReader}, `settings`, `seq`. */
export interface MetaRow { readonly name: string; readonly value: unknown }
/** A user's key and the token that its source gave for it, encrypted (AES-GCM). */
export interface SecretRow { readonly source: string; readonly iv: Uint8Array; readonly data: ArrayBuffer; readonly token?: { readonly iv: Uint8Array; readonly data: ArrayBuffer } }
/** The passphrase's lock over those keys (lib/platform/vault-store-contract.ts), the meta row `vault-lock`. */
export interface LockRow {
  readonly wrapped: { readonly salt: Uint8Array; readonly rounds: number; readonly sealed: { readonly iv: Uint8Array; readonly data: ArrayBuffer } };
  readonly autoLockMinutes: number;
  readonly lockedAt: Instant | null;
  readonly lockAt: Instant | null;
}
/** What the user did, for undo and later for device sync. */
export interface OpRow { readonly id: string; readonly at: Instant; readonly op: string; readonly subject: string; readonly undo: unknown }
/** What the user corrected, so that recognising weighs it next time. */
export interface CorrectionRow { readonly shape: string; readonly source: string; readonly count: number; readonly at: Instant }

export interface Tables {
  readonly orders: Table<Order, string>;
  readonly parcels: Table<Parcel, string>;
  readonly orderParcels: Table<OrderParcel, string>;
  readonly events: Table<ShipmentEvent, string>;
  readonly sourceStates: Table<SourceState, string>;
  readonly plans: Table<PollPlan, string>;
  readonly notices: Table<Notice, string>;
  readonly aliases: Table<Alias, string>;
  readonly counters: Table<Counter, string>;
  readonly meta: Table<MetaRow, string>;
  readonly secrets: Table<SecretRow, string>;
  readonly ops: Table<OpRow, string>;
  readonly corrections: Table<CorrectionRow, [string, string]>;
  readonly payments: Table<Payment, string>;
  readonly shopStates: Table<ShopState, string>;
  readonly imports: Table<ImportRow, string>;
  readonly importChunks: Table<ImportChunk, [string, number]>;
}

/** The open database as the rest of the house sees it. */
export type Database = Dexie & Tables;

export const DATABASE_NAME = 'ordertrail';
