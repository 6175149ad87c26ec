/** The one way the row of a shop's account is changed. */
import type { ShopId } from '@/lib/model/ids';
import { newShopState, type ShopState, shopStateKey } from '@/lib/model/shop-state';
import type { Database } from '../tables';

/** Changes some fields of it, made where there is none. May be called inside a transaction that has `shopStates`. */
export async function changeShopState(db: Database, shop: ShopId, account: string | null, change: Partial<ShopState> | ((state: ShopState) => Partial<ShopState>)): Promise<ShopState> {
  return db.transaction('rw', db.shopStates, async () => {
    const before = (await db.shopStates.get(shopStateKey(shop, account))) ?? newShopState(shop, account);
    const after = { ...before, ...(typeof change === 'function' ? change(before) : change) };
    await db.shopStates.put(after);
    return after;
  });
}
