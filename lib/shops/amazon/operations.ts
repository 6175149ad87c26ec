/** What a card or page offers to do with its order, by where the links lead: their words follow the account's language. */
import { resolveAddress, siteOf } from '@/lib/adapter/addresses';
import type { OrderLinkKind, OrderReport } from '@/lib/adapter/shop-contract';
import { present } from '@/lib/adapter/shop-contract';
import { attributeOf, findAll, type PageElement } from '@/lib/adapter/tree';
import { currencyOf, pageKind } from './marketplaces';

/** First that fits wins. The page that cancels sits beside the tracking page and shares its prefix. */
const KINDS: readonly (readonly [RegExp, OrderLinkKind])[] = [
  [/\/preship\/cancel-items|[?&](?:useCase=cancel|cancelRequest=1)/, 'cancel'],
  [/\/spr\/returns\/(?:prep|status)/, 'refund_status'],
  [/\/spr\/returns\//, 'after_sales'],
  [/\/help\/contact\/contact\.html/, 'customer_service'],
  [/\/summary\/print\.html|\/invoice\/popover/, 'invoice'],
  [/\/review\/review-your-purchases/, 'review'],
];

function kindOf(url: URL): OrderLinkKind | null {
  const kind = KINDS.find(([place]) => place.test(url.pathname + url.search))?.[1];
  if (kind !== undefined) return kind;
  const page = pageKind(url);
  return page === 'detail' ? 'order' : page === 'tracking' ? 'logistics' : null;
}

export type Operations = Readonly<Partial<Record<OrderLinkKind, string>>>;

/** The first link of each kind below `scope` that leads to a marketplace. */
export function operationsIn(scope: PageElement, base: string): Operations {
  const found: Partial<Record<OrderLinkKind, string>> = {};
  for (const link of findAll(scope, 'a[href]')) {
    const address = resolveAddress(attributeOf(link, 'href'), base);
    if (address?.startsWith('https:') !== true || currencyOf(siteOf(address)) === null) continue;
    const kind = kindOf(new URL(address));
    if (kind !== null) found[kind] ??= address;
  }
  return found;
}

/** The same as fields of a report. */
export const operationFields = (links: Operations): Pick<OrderReport, 'detailUrl' | 'trackingUrl' | 'cancelUrl' | 'links'> =>
  present({ detailUrl: links.order, trackingUrl: links.logistics, cancelUrl: links.cancel, links: Object.keys(links).length === 0 ? null : links });
