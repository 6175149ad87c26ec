/** What the order's links lead to. */
import type { OrderLinkKind } from '@/lib/adapter/shop-contract';
import { findAll, type PageElement } from '@/lib/adapter/tree';
import { addressIn } from './page';

/** First that fits wins. */
const KINDS: readonly (readonly [RegExp, OrderLinkKind])[] = [
  [/^https:\/\/(?:details|order)\.jd\.(?:com|hk)\/normal\/item\.action\?/, 'order'],
  [/^https:\/\/myjd\.jd\.com\/repair\//, 'after_sales'],
  [/^https:\/\/myivc\.jd\.com\//, 'invoice'],
  [/^https:\/\/club\.jd\.com\/myJdcomments\//, 'review'],
  [/^https:\/\/chat\.jd\.com\//, 'customer_service'],
];

/** The first link of each kind below `scope`. */
export function operationsIn(scope: PageElement, base: string): Readonly<Partial<Record<OrderLinkKind, string>>> {
  const found: Partial<Record<OrderLinkKind, string>> = {};
  for (const link of findAll(scope, 'a[href]')) {
    const address = addressIn(link, base);
    const kind = KINDS.find(([place]) => place.test(address ?? ''))?.[1];
    if (address !== null && kind !== undefined) found[kind] ??= address;
  }
  return found;
}
