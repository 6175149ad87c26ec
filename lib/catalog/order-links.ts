/** What can be done about an order after the purchase, and on which page. For every shop, also those that cannot be read. Pure. */
import type { LinkOrder } from '@/lib/adapter/links';
import { ORDER_LINK_KINDS, type Order, type OrderLinkKind } from '@/lib/model/order';
import { shopLinks } from './links';
import { shops } from './meta';

export interface OrderLink {
  readonly kind: OrderLinkKind;
  readonly url: string;
  /** The order's own operation as its page gave it, an address known for the shop, or the nearest page. */
  readonly from: 'order' | 'template' | 'nearest';
  /** The page does not know which order is meant: its number goes to the clipboard. */
  readonly copies: boolean;
  /** What is done there cannot always be undone: named as what it is, never opened by us. */
  readonly changes: boolean;
}

const CHANGING: ReadonlySet<OrderLinkKind> = new Set(['cancel', 'confirm']);
/** Offered by the nearest page where nothing better is known. Others are shown only where a shop has them. */
const ALWAYS: ReadonlySet<OrderLinkKind> = new Set(['order', 'logistics', 'after_sales', 'cancel', 'customer_service', 'complaint', 'invoice', 'policy']);

type Asked = Pick<Order, 'shop' | 'orderNumber' | 'platform' | 'site' | 'status' | 'links'>;

const isOver = ({ status }: Asked): boolean => status === 'completed' || status === 'cancelled' || status === 'delivered';
const safe = (url: string | null | undefined): string | null => (url?.startsWith('https://') === true ? url : null);

/** The page of the person's orders, else the shop's front page; null where not even that is known. */
function listPage({ shop, site }: Asked): string | null {
  const host = site ?? shops.get(shop)?.hosts[0];
  return safe(shopLinks.get(shop)?.list?.(site ?? null)) ?? safe(shops.get(shop)?.reading?.listPage) ?? (host === undefined ? null : safe(`https://${host}/`));
}

/** `trackingNumber`: of the order's parcel, where a template wants it. In the order of ORDER_LINK_KINDS. */
export function orderLinks(order: Asked, trackingNumber: string | null): readonly OrderLink[] {
  const asked: LinkOrder = { number: order.orderNumber, platform: order.platform ?? null, site: order.site ?? null, trackingNumber };
  const known = shopLinks.get(order.shop);
  const template = (kind: OrderLinkKind): string | null => safe(kind === 'order' ? known?.order(order.orderNumber, asked) : known?.more?.[kind]?.(asked));
  const own = (kind: OrderLinkKind): string | null => safe(order.links[kind]);
  const orderPage = own('order') ?? template('order');
  const list = listPage(order);
  return ORDER_LINK_KINDS.flatMap((kind): readonly OrderLink[] => {
    const changes = CHANGING.has(kind);
    const shown = own(kind);
    if (shown !== null) return [{ kind, url: shown, from: 'order', copies: false, changes }];
    // What an order is past is not offered by rule, only where its own page does.
    if (changes && isOver(order)) return [];
    const made = template(kind);
    if (made !== null) return [{ kind, url: made, from: 'template', copies: kind !== 'policy' && !made.includes(encodeURIComponent(order.orderNumber)), changes }];
    const nearest = orderPage ?? list;
    return ALWAYS.has(kind) && nearest !== null ? [{ kind, url: nearest, from: 'nearest', copies: nearest === list && orderPage === null, changes }] : [];
  });
}
