import type { ShopId } from './ids';
import type { Instant } from './time';

/** Why a shop's pages give nothing. `emptied`: no order where there were some. */
export const SHOP_FAILURES = ['signed_out', 'challenge', 'rate_limited', 'upstream', 'changed', 'emptied', 'unreachable', 'offline', 'permission_missing'] as const;
export type ShopFailure = (typeof SHOP_FAILURES)[number];

/** How the person lets a shop's pages be read, beside "read now", which is asked for each time. */
export type ShopWay = 'browse' | 'fetch';

/** How far a long history has been fetched; survives the browser. */
export interface HistoryProgress {
  readonly state: 'running' | 'paused' | 'done' | 'stopped';
  /** Index into the shop's stretches, and how many there are. */
  readonly stretch: number;
  readonly stretches: number;
  /** The next page to fetch, as the shop's reader stated it. Null: the beginning of the stretch. */
  readonly mark: { readonly method: 'GET' | 'POST'; readonly url: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } | null;
  readonly pages: number;
  readonly orders: number;
  /** Orders that the shop says there are. Null: it does not say. */
  readonly totalOrders: number | null;
  readonly startedAt: Instant;
  readonly lastPageAt: Instant | null;
  /** Time spent fetching, pauses left out, ms: the estimate rests on it. */
  readonly workedMs: number;
}

/** What is known of one account at one shop. One row a shop and account. */
export interface ShopState {
  /** `shop:account`. */
  readonly key: string;
  readonly shop: ShopId;
  /** Empty while it is not known. */
  readonly account: string;
  readonly ways: readonly ShopWay[];
  /** Marketplaces the person picked, hosts without `www.`. */
  readonly sites: readonly string[];
  readonly lastGoodAt: Instant | null;
  readonly failure: ShopFailure | null;
  readonly failingSince: Instant | null;
  readonly lastFailureAt: Instant | null;
  readonly failuresInRow: number;
  /** Field paths that failed, for `changed`. No data of the person. */
  readonly paths: readonly string[];
  /** Unknown words and fields → times seen. At most 50 names. */
  readonly drift: Readonly<Record<string, number>>;
  /** List page → orders on it at the last reading. */
  readonly seen: Readonly<Record<string, number>>;
  readonly history: HistoryProgress | null;
  /** When the next fetch of the newest page is due. Null: none is planned. */
  readonly nextFetchAt: Instant | null;
}

export const shopStateKey = (shop: ShopId, account: string | null): string => `${shop}:${account ?? ''}`;

/** A shop nobody has read yet. */
export function newShopState(shop: ShopId, account: string | null): ShopState {
  return {
    key: shopStateKey(shop, account), shop, account: account ?? '', ways: [], sites: [], lastGoodAt: null, failure: null, failingSince: null, lastFailureAt: null, failuresInRow: 0,
    paths: [], drift: {}, seen: {}, history: null, nextFetchAt: null,
  };
}
