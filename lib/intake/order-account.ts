/** Within what an order's number stands for one order. */
import type { OrderReport } from '@/lib/adapter/shop-contract';

/** At these a number is one store's own: `#1042` of the next store is another order. */
const EACH_STORE: ReadonlySet<string> = new Set(['generic', 'shopify']);

/** The person's account at the shop; where every store numbers for itself the store's host, in a mail its name. Null: not known. */
export function accountOf({ shop, store, site, seller }: Pick<OrderReport, 'shop' | 'store' | 'site' | 'seller'>, account: string | null): string | null {
  return account ?? (EACH_STORE.has(shop) ? (store ?? site ?? seller) : null);
}
