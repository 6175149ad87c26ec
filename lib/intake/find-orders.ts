/** Which of the orders of a reading are stored already, and under which key. In bulk: a file brings a thousand at a time. */
import { type OrderKey, orderKey, type ShopId } from '@/lib/model/ids';
import type { Order } from '@/lib/model/order';
import type { Database } from '@/lib/storage/tables';

/** The shop of a number that was pasted bare. */
export const UNKNOWN_SHOP = '?';

export interface Wanted {
  readonly shop: ShopId;
  readonly orderNumber: string;
  /** Null: under any account that is known. */
  readonly account: string | null;
}

/** So few keys are looked up one by one. */
const FEW = 100;
/** As many keys of one shop are looked through at once before they are looked up one by one after all. */
const LOOK_THROUGH = 4000;

/** Keys that are worth looking up: where few rows lie between the first and the last of many, one look tells which exist. */
async function worthAsking(table: Database['orders'] | Database['aliases'], keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length <= FEW) return keys;
  const sorted = keys.toSorted();
  const there = await table.where(':id').between(sorted[0], sorted.at(-1), true, true).limit(LOOK_THROUGH).primaryKeys();
  if (there.length === LOOK_THROUGH) return keys;
  const found = new Set(there);
  return keys.filter((key) => found.has(key));
}

/** Accounts that are known at these shops. */
async function accountsOf(db: Database, shops: readonly ShopId[]): Promise<ReadonlyMap<ShopId, readonly string[]>> {
  const states = shops.length === 0 ? [] : await db.shopStates.where('shop').anyOf([...shops]).toArray();
  return new Map(shops.map((shop) => [shop, states.filter((state) => state.shop === shop && state.account !== '').map(({ account }) => account)]));
}

/** The keys an order may live under, the best first: with its account, without one, with any other, without even a shop. */
function keysFor({ shop, orderNumber, account }: Wanted, accounts: readonly string[], bare: boolean): readonly OrderKey[] {
  const own = account === null ? [null, ...accounts] : [account, null];
  return [...own.map((one) => orderKey(shop, one, orderNumber)), ...(bare && shop !== UNKNOWN_SHOP ? [orderKey(UNKNOWN_SHOP, null, orderNumber)] : [])];
}

/**
 * One answer per wanted order: the rows that are it, best key first (two where a pasted number met its shop). Needs orders,
 * aliases and shopStates in the transaction.
 */
export async function findOrders(db: Database, wanted: readonly Wanted[]): Promise<readonly (readonly Order[])[]> {
  const shops = [...new Set(wanted.map(({ shop }) => shop))];
  const accounts = await accountsOf(db, shops);
  const bare = (await db.orders.where(':id').startsWith(`${UNKNOWN_SHOP}:`).limit(1).primaryKeys()).length > 0;
  const keys = wanted.map((one) => keysFor(one, accounts.get(one.shop) ?? [], bare));
  const byShop = Map.groupBy(keys.flat(), (key) => key.slice(0, key.indexOf(':')));
  const candidates: string[] = [];
  const renamed = new Map<string, string>();
  for (const all of byShop.values()) {
    candidates.push(...(await worthAsking(db.orders, all)));
    const old = await worthAsking(db.aliases, all);
    for (const [index, alias] of (await db.aliases.bulkGet([...old])).entries()) if (alias !== undefined) renamed.set(old[index] ?? '', alias.key);
  }
  const lookUp = [...new Set([...candidates, ...renamed.values()])];
  const rows = new Map((await db.orders.bulkGet(lookUp)).flatMap((row) => (row === undefined ? [] : [[row.key, row] as const])));
  return keys.map((own) => [...new Set(own.flatMap((key) => rows.get(key) ?? rows.get(renamed.get(key) ?? '') ?? []))]);
}
