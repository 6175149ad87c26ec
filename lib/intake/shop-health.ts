/**
 * How a shop's pages are doing. Change is judged carefully: an order that vanished is none; no order where there were some is an
 * alarm here and no data; signed out and challenged are states of their own, each told once.
 */
import type { DriftHint } from '@/lib/adapter/contract';
import type { PagingReport } from '@/lib/adapter/shop-contract';
import type { ShopId } from '@/lib/model/ids';
import type { Settings } from '@/lib/model/settings';
import type { ShopFailure, ShopState } from '@/lib/model/shop-state';
import type { Instant } from '@/lib/model/time';
import { shopNotice } from '@/lib/notices/rules';
import type { Database } from '@/lib/storage/tables';
import { changeShopState } from '@/lib/storage/writes/shop-states';

const MOST_DRIFT = 50;
const MOST_PATHS = 20;
const MOST_LISTS = 40;

export interface HealthContext {
  readonly settings: Settings;
  readonly now: Instant;
}

/** Counts, a new name only while there is room. */
export function countDrift(drift: Readonly<Record<string, number>>, hints: readonly DriftHint[]): Readonly<Record<string, number>> {
  const counts = { ...drift };
  for (const { path, seen } of hints) {
    const name = `${path}=${seen}`.slice(0, 120);
    if (Object.hasOwn(counts, name) || Object.keys(counts).length < MOST_DRIFT) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function failing(state: ShopState, failure: ShopFailure, paths: readonly string[], now: Instant): Partial<ShopState> {
  const again = state.failure === failure;
  return { failure, failingSince: again ? (state.failingSince ?? now) : now, lastFailureAt: now, failuresInRow: again ? state.failuresInRow + 1 : 1, paths: paths.slice(0, MOST_PATHS) };
}

const WELL: Partial<ShopState> = { failure: null, failingSince: null, failuresInRow: 0, paths: [] };

/**
 * A reading failed: the state says so, and the person is told once where only they can help. `tells`: false where they are looking
 * at the page anyway. Needs shopStates and notices in the transaction, if there is one.
 */
export function noteShopFailure(db: Database, shop: ShopId, account: string | null, failure: ShopFailure, { settings, now }: HealthContext, more: { readonly paths?: readonly string[]; readonly drift?: readonly DriftHint[]; readonly tells?: boolean } = {}): Promise<void> {
  return db.transaction('rw', db.shopStates, db.notices, async () => {
    const state = await changeShopState(db, shop, account, (before) => ({ ...failing(before, failure, more.paths ?? [], now), drift: countDrift(before.drift, more.drift ?? []) }));
    if (more.tells === false || (failure !== 'signed_out' && failure !== 'challenge')) return;
    for (const notice of shopNotice(shop, failure, state.failingSince ?? now, settings, now)) {
      if ((await db.notices.get(notice.id)) === undefined) await db.notices.add(notice);
    }
  });
}

/** What a good reading of a list says about how many orders there were. */
export interface ListSeen {
  /** Which list: its page, and the filter or year where known. */
  readonly list: string;
  readonly orders: number;
  readonly paging: PagingReport | null;
}

/** The end of a list is empty by right, and so is one that says itself how many there are. */
const isEmptied = (state: ShopState, { list, orders, paging }: ListSeen): boolean =>
  orders === 0 && (paging?.current ?? 1) <= 1 && (paging?.totalOrders ?? 0) === 0 && (state.seen[list] ?? 0) > 0;

/** A page was read. `seen`: null for pages that are no list. Returns the failure that it shows nevertheless. Same transaction rules. */
export function noteShopGood(db: Database, shop: ShopId, account: string | null, seen: ListSeen | null, drift: readonly DriftHint[], now: Instant): Promise<ShopFailure | null> {
  return db.transaction('rw', db.shopStates, db.notices, async () => {
    let emptied = false;
    await changeShopState(db, shop, account, (before) => {
      emptied = seen !== null && isEmptied(before, seen);
      const counts = countDrift(before.drift, drift);
      if (emptied) return { ...failing(before, 'emptied', [], now), drift: counts };
      const first = seen !== null && seen.orders > 0 && (Object.hasOwn(before.seen, seen.list) || Object.keys(before.seen).length < MOST_LISTS);
      return { ...WELL, lastGoodAt: now, drift: counts, ...(first ? { seen: { ...before.seen, [seen.list]: seen.orders } } : {}) };
    });
    if (!emptied) await db.notices.where('subject').equals(shop).filter(({ subjectKind, state }) => subjectKind === 'shop' && state !== 'closed').modify({ state: 'closed', unread: 0, closedAt: now });
    return emptied ? 'emptied' : null;
  });
}
