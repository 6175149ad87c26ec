/** What the pages of Taobao and Tmall have in common: ids, rows that are no goods, the order's own operations. */
import { isHostOf, parameterOf, resolveAddress } from '@/lib/adapter/addresses';
import type { ItemReport, OrderLinkKind, OrderReport, ParcelMention } from '@/lib/adapter/shop-contract';

/** Addresses on these pages begin with `//`; a whole one is made against this. */
const BASE = 'https://buyertrade.taobao.com/';
export const wholeAddress = (href: string | null | undefined): string | null => resolveAddress(href, BASE);

/** Ids become JavaScript numbers in page state and end in zeros that are not theirs: such a number comes back unchanged from Number. */
const mayBeRounded = (id: string): boolean => id.length > 15 && String(Number(id)) === id;
const isId = (id: string | null | undefined): id is string => /^\d{6,24}$/.test(id ?? '');

export const idIn = (address: string | null | undefined): string | null => parameterOf(address, 'bizOrderId', 'biz_order_id', 'tradeId', 'trade_id', 'orderId', 'bizId');

/** The exact id: of fields whose number is whole, else of the addresses that name it. */
export function exactId(fields: readonly (string | null | undefined)[], addresses: readonly (string | null | undefined)[]): string | null {
  return fields.filter(isId).find((id) => !mayBeRounded(id)) ?? addresses.map(idIn).find(isId) ?? null;
}

/** `id=` of an item's address; null for a snapshot's. */
export const itemIdIn = (address: string | null | undefined): string | null => (/\/item\.htm/.test(address ?? '') ? parameterOf(address, 'id') : null);

const SERVICE = /保险|运费险|增值服务|购物金/;
const isNothing = (price: string | null | undefined): boolean => /^0*(?:\.0*)?$/.test(price ?? '');

/** Insurance, added services and shopping credit stand among the goods: without a quantity, or for nothing. */
export const isAddOn = ({ title, quantity, unitPrice, lineTotal }: ItemReport): boolean => quantity === null || (SERVICE.test(title ?? '') && isNothing(unitPrice ?? lineTotal));

/** Goods apart from services. Null: no row at all has a quantity and none is a service by name, so the page has another form. */
export function partRows(rows: readonly ItemReport[]): Required<Pick<OrderReport, 'items' | 'addOns'>> | null {
  const items = rows.filter((row) => !isAddOn(row));
  const addOns = rows.filter(isAddOn).flatMap(({ title }) => title ?? []);
  return items.length === 0 && addOns.length > 0 && !addOns.some((title) => SERVICE.test(title)) ? null : { items, addOns };
}

/** The sub-order's own number; undefined where it is the order's. */
export const subNumber = (id: string | null, orderNumber: string): { readonly subOrderNumber?: string } => (isId(id) && id !== orderNumber ? { subOrderNumber: id } : {});

/** After-sales words of the lines, each once: the order repeats them. */
export const afterSalesIn = (items: readonly ItemReport[]): readonly string[] => [...new Set(items.flatMap(({ afterSales }) => afterSales?.split('; ') ?? []))];

/** Parcels with a number, each once; a dash stands where there is none. */
export function parcelsOf(shown: readonly { readonly number: string | null; readonly carrier: string | null }[]): readonly ParcelMention[] {
  const parcels = new Map<string, ParcelMention>();
  for (const { number, carrier } of shown) {
    const trackingNumber = number?.trim() ?? '';
    if (/^[\dA-Za-z-]{5,40}$/.test(trackingNumber) && /\d/.test(trackingNumber) && !parcels.has(trackingNumber)) parcels.set(trackingNumber, { trackingNumber, carrier: carrier || null });
  }
  return [...parcels.values()];
}

/** Where the operations of an order lead, by host and path: they choose Taobao or Tmall themselves. */
const OPERATIONS: readonly (readonly [RegExp, OrderLinkKind])[] = [
  [/\/trade_item_detail\.htm$|\/detail\/orderDetail\.htm$/i, 'order'], [/\/pc-trade-logistics\/home\.html$|\/order_detail_new\.htm$/, 'logistics'], [/\/dispute\/detail\.htm$/, 'refund_status'],
  [/\/dispute\/(?:applyRouter|taobaoAfterDisputeRedirect)\.htm$/, 'after_sales'], [/\/confirmGoods?\.htm$/i, 'confirm'], [/\/complaint\/redirect\.jhtml$/, 'complaint'], [/\/invoice\/applyPcRoute$/, 'invoice'], [/\/remarkSeller\.jhtml$/, 'review'],
];

function kindOf(url: URL): OrderLinkKind | undefined {
  return isHostOf(url.hostname, 'taobao.com') || isHostOf(url.hostname, 'tmall.com') ? OPERATIONS.find(([path]) => path.test(url.pathname))?.[1] : undefined;
}

/** Every operation that a part of the page offers, wherever in it the address stands; the first of each kind. */
export function linksIn(part: unknown): NonNullable<OrderReport['links']> {
  const links: Partial<Record<OrderLinkKind, string>> = {};
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string') {
      const address = /^(?:https?:)?\/\//.test(value) ? wholeAddress(value) : null;
      const kind = address === null ? undefined : kindOf(new URL(address));
      if (address !== null && kind !== undefined) links[kind] ??= address;
    } else if (typeof value === 'object' && value !== null && depth > 0) Object.values(value).forEach((member) => visit(member, depth - 1));
  };
  visit(part, 12);
  return links;
}
