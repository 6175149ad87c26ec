/**
 * The new list, desktop and mobile (research/shops.md 3, "New list"): a flat map of components whose names carry the order's number
 * (`shopInfo_<order>`, `orderItemInfo_<order>_<line>`, `pay_<order>/0`). Unknown and service components are passed over.
 */
import type * as z from 'zod/mini';
import { readAmount } from '@/lib/adapter/amounts';
import { joinPairs, tidyVariant } from '@/lib/adapter/item-parts';
import { failed, present, type ItemReport, type OrderReport, type PagingReport, type ParcelMention, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { itemIdIn, linksIn, partRows, subNumber, wholeAddress } from './parts';
import { afterSalesStateOf, afterSalesWords, orderStateOf } from './status';
import { boughtList, component } from './wire';

/** A component of one order: the first word of its name, the rest after the order's number, and its fields. */
interface Component { readonly word: string; readonly rest: string; readonly fields: unknown }

const NAME = /^([A-Za-z]+)_(\d{6,24})(?:[_/](.*))?$/;
const SHOP = 'shopInfo';
const MAIN = 'Main';
const PAYMENT: readonly string[] = ['orderPayment', 'pay'];
const ITEM: readonly string[] = ['orderItemInfo', 'item'];
const PARCEL: readonly string[] = ['orderStatus', 'mainLogistics', 'mainWaitSendShipTime'];

const fieldsOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'fields' in value ? value.fields : value);

/** Orders in the order of the page. */
function groupByOrder(map: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly Component[]> {
  const groups = new Map<string, Component[]>();
  for (const [name, value] of Object.entries(map)) {
    const [, word = '', id, rest = ''] = NAME.exec(name) ?? [];
    if (id !== undefined) groups.set(id, [...(groups.get(id) ?? []), { word, rest, fields: fieldsOf(value) }]);
  }
  return groups;
}

/** The part that an order cannot be read without is not as it should be: the reading that says so. */
class Unreadable extends Error {
  readonly reading: ShopReading;
  constructor(reading: ShopReading) {
    super('unreadable');
    this.reading = reading;
  }
}

function need<T extends z.ZodMiniType>(schema: T, found: Component | undefined, name: string): z.output<T> {
  const parsed = schema.safeParse(found?.fields);
  if (!parsed.success) throw new Unreadable(changedBy(parsed.error, name));
  return parsed.data;
}

const one = (parts: readonly Component[], ...words: readonly string[]): Component | undefined => words.map((word) => parts.find((part) => part.word === word)).find((part) => part !== undefined);

function readRow({ word, rest, fields }: Component, orderNumber: string): ItemReport {
  const inner = typeof fields === 'object' && fields !== null && 'item' in fields ? fields.item : fields;
  const item = need(component.item, { word, rest, fields: inner }, word);
  const line = readAmount(item.priceInfo?.actualTotalFee, { local: 'CNY' })?.amount ?? null;
  const url = wholeAddress(item.itemUrl ?? item.outerUrl);
  const sku = typeof item.skuText === 'string' ? tidyVariant(item.skuText) : joinPairs(item.skuText ?? []);
  const [, own = null] = /^(\d{6,24})/.exec(rest) ?? [];
  return {
    title: item.title,
    quantity: item.quantity,
    // The line after discounts: above one nothing says what one costs.
    unitPrice: item.quantity === 1 ? line : null,
    ...subNumber(own, orderNumber),
    ...present({ lineTotal: line, sku: sku ?? joinPairs(item.skuList ?? []), itemId: itemIdIn(url), url, image: wholeAddress(item.pic) }),
  };
}

function readParcels(parts: readonly Component[]): { readonly title: string | null; readonly code: string | null; readonly parcels: readonly ParcelMention[] } {
  const shown = PARCEL.flatMap((word) => parts.filter((part) => part.word === word)).flatMap(({ fields }) => component.parcel.safeParse(fields).data ?? []);
  const views = component.packages.safeParse(one(parts, 'orderLogistics')?.fields).data?.packagePreview?.packageViewList ?? [];
  const numbers = [...shown, ...views].map(({ mailNo }) => mailNo?.trim() ?? '').filter((number) => /^[\dA-Za-z-]{6,40}$/.test(number));
  const parcels = [...new Set(numbers)].map((trackingNumber, index): ParcelMention => ({ trackingNumber, carrier: (views.find(({ mailNo }) => mailNo === trackingNumber) ?? views[index] ?? null)?.cpName || null }));
  const said = (word: 'title' | 'cpCode'): string | null => shown.map((part) => part[word]).find((text) => text !== null && text !== '') ?? null;
  return { title: said('title'), code: said('cpCode'), parcels };
}

function readOrder(orderNumber: string, parts: readonly Component[], context: ShopContext): OrderReport {
  const desktop = one(parts, SHOP);
  const shop = desktop === undefined ? null : need(component.shop, desktop, SHOP);
  const code = component.main.safeParse(one(parts, MAIN)?.fields).data?.orderStatus ?? null;
  const status = shop?.tradeTitle ?? need(component.seller, one(parts, 'sellerInfo'), 'sellerInfo').status.text;
  const payment = need(component.payment, one(parts, ...PAYMENT), 'orderPayment');
  const rows = partRows(parts.filter(({ word }) => ITEM.includes(word)).map((part) => readRow(part, orderNumber)));
  if (rows === null) throw new Unreadable(failed('changed', 'orderItemInfo.quantity'));
  const { title, code: carrierCode, parcels } = readParcels(parts);
  const afterSales = afterSalesWords([status, title]);
  const links = linksIn(parts.map(({ fields }) => fields));
  return {
    shop: 'taobao',
    orderNumber,
    placedAt: shop?.createTime ?? null,
    status,
    state: orderStateOf(null, status, context),
    items: rows.items,
    total: payment.actualFee.value,
    seller: tidy(shop?.shopName) ?? tidy(shop?.sellerName),
    ...present({
      statusCode: code, statusDetail: title, addOns: rows.addOns, shipping: readAmount((payment.pcPostFee ?? payment.postFee)?.value, { local: 'CNY' }), detailUrl: links.order, logisticsUrl: links.logistics,
      platform: rows.items.some(({ url }) => url?.startsWith('https://detail.tmall.com/') ?? false) ? 'tmall' : null,
      trackingNumber: parcels[0]?.trackingNumber, carrier: parcels[0]?.carrier ?? null, carrierCode: parcels.length === 0 ? null : carrierCode, parcels,
      afterSales: afterSales.length === 0 ? null : afterSales.join('; '), afterSalesState: afterSalesStateOf(afterSales, null), links: Object.keys(links).length === 0 ? null : links,
    }),
  };
}

function readPaging(map: Readonly<Record<string, unknown>>): PagingReport | null {
  const part = Object.entries(map).find(([name]) => /^pagination(?:_|$)/.test(name))?.[1];
  const page = component.pagination.safeParse(fieldsOf(part)).data;
  return page === undefined ? null : present({ current: page.currentPage, pageSize: page.pageSize, totalOrders: page.totalNum, hasMore: (page.hasMore ?? null) === null ? null : String(page.hasMore) === 'true' });
}

/** Orders without a payment are skipped; but not all of them, and no order without its head: then the components have other names. */
function payable(groups: ReadonlyMap<string, readonly Component[]>): readonly (readonly [string, readonly Component[]])[] {
  const known = [...groups].filter(([, parts]) => one(parts, SHOP, MAIN, ...PAYMENT, ...ITEM) !== undefined);
  const headless = known.find(([, parts]) => one(parts, SHOP, MAIN) === undefined);
  if (headless !== undefined) throw new Unreadable(failed('changed', SHOP));
  const orders = known.filter(([, parts]) => one(parts, ...PAYMENT) !== undefined);
  if (known.length > 0 && orders.length === 0) throw new Unreadable(failed('changed', 'orderPayment'));
  if (orders.length > 0 && !orders.some(([, parts]) => one(parts, ...ITEM) !== undefined)) throw new Unreadable(failed('changed', 'orderItemInfo'));
  return orders;
}

/** `data`: what a successful mtop reply holds. */
export function readNewList(data: unknown, context: ShopContext): ShopReading {
  const parsed = boughtList.safeParse(data);
  if (!parsed.success) return changedBy(parsed.error, 'data');
  const map = parsed.data.data;
  const paging = readPaging(map);
  try {
    const groups = groupByOrder(map);
    const orders = payable(groups).map(([orderNumber, parts]) => readOrder(orderNumber, parts, context));
    const promised = (paging?.totalOrders ?? 0) > 0 && (paging?.current ?? 1) <= 1;
    if (orders.length === 0 && (promised || groups.size > 0 || Object.keys(map).length === 0)) return failed('changed', SHOP);
    return { kind: 'orders', page: 'list', orders, paging };
  } catch (thrown) {
    if (thrown instanceof Unreadable) return thrown.reading;
    throw thrown;
  }
}
