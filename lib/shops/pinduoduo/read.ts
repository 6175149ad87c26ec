/** Pinduoduo's orders from its endpoint and from the data in its pages (research/shops.md 6). */
import type * as z from 'zod/mini';
import { resolveAddress } from '@/lib/adapter/addresses';
import { tidyVariant } from '@/lib/adapter/item-parts';
import { readUnixSeconds } from '@/lib/adapter/page-dates';
import { failed, present, type ItemReport, type OrderReport, type ParcelMention, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy, listOnce } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import links from './links';
import { afterSalesStateOf, afterSalesWord, orderStateOf } from './status';
import { detail, inCamelCase, list, type listed } from './wire';

type Order = Omit<z.output<typeof listed>, 'orderStatusPrompt'> & { readonly orderStatusPrompt: string | null };
type Goods = NonNullable<Order['orderGoods']>[number];

const readItem = (goods: Goods, base: string): ItemReport => ({
  title: goods.goodsName,
  quantity: goods.goodsNumber,
  unitPrice: goods.goodsPrice ?? null,
  ...present({ sku: tidyVariant(goods.spec), itemId: tidy(goods.goodsId), image: resolveAddress(goods.thumbUrl, base) }),
});

/** An order with orders in it is one: the goods of the inner ones are its lines, under their own numbers. */
function readItems({ orders, orderGoods }: Order, base: string): readonly ItemReport[] {
  const inside = (orders ?? []).flatMap((inner) => inner.orderGoods.map((goods) => ({ ...readItem(goods, base), subOrderNumber: inner.orderSn, ...present({ trackingNumber: tidy(inner.trackingNumber) }) })));
  return inside.length > 0 ? inside : (orderGoods ?? []).map((goods) => readItem(goods, base));
}

/** 0 stands where there is no time. Undefined: there is one that cannot be read. */
function placedAtOf({ orderTime, groupOrder }: Order): string | null | undefined {
  const shown = [orderTime, groupOrder?.successTime].find((seconds) => seconds !== null && seconds !== undefined && seconds !== '' && seconds !== '0');
  return shown === undefined ? null : (readUnixSeconds(shown) ?? undefined);
}

/** Addresses stand below the root of the host. Null: a time of order that cannot be read. */
function readOrder(order: Order, express: ParcelMention | null, base: string, context: ShopContext): OrderReport | null {
  const { orderSn, orderStatusPrompt: status, status: code } = order;
  const placedAt = placedAtOf(order);
  if (placedAt === undefined) return null;
  const items = readItems(order, base);
  const total = order.orderAmount ?? order.displayAmount ?? null;
  const numbers = [express?.trackingNumber, tidy(order.trackingNumber), ...items.map(({ trackingNumber }) => trackingNumber)].filter((number): number is string => number !== null && number !== undefined);
  const parcels = [...new Set(numbers)].map((trackingNumber): ParcelMention => ({ trackingNumber, carrier: express?.trackingNumber === trackingNumber ? express.carrier : null }));
  const [first] = parcels;
  const root = new URL('/', base).href;
  return {
    shop: 'pinduoduo',
    orderNumber: orderSn,
    placedAt,
    status,
    state: orderStateOf(status, code, context),
    items,
    total: total === null ? null : { amount: total, currency: 'CNY' },
    seller: tidy(order.mall?.mallName),
    ...present({
      statusCode: code, parentOrderNumber: tidy(order.parentOrderSn), trackingNumber: first?.trackingNumber, carrier: first?.carrier ?? null, parcels, detailUrl: resolveAddress(order.orderLinkUrl, root),
      logisticsUrl: links.more.logistics({ number: orderSn, platform: null, site: null, trackingNumber: first?.trackingNumber ?? null }), afterSales: afterSalesWord(status), afterSalesState: afterSalesStateOf(status),
    }),
  };
}

/** `json`: `{ orders, offset }` of the endpoint, or the page's `ordersStore`. `base`: the page's address. */
export function readList(json: unknown, base: string, context: ShopContext): ShopReading {
  const parsed = list.safeParse(inCamelCase(json));
  if (!parsed.success) return changedBy(parsed.error);
  const orders = parsed.data.orders.map((order) => readOrder(order, null, base, context));
  const wrong = orders.findIndex((order) => order === null);
  if (wrong !== -1) return failed('changed', `orders.${wrong}.orderTime`);
  const paging = present({ offset: tidy(parsed.data.offset), hasMore: parsed.data.hasMore });
  return listOnce(orders.filter((order) => order !== null), Object.keys(paging).length === 0 ? null : paging, 'orders.orderSn');
}

/** `json`: `rawData.data` of an order's own page. */
export function readDetail(json: unknown, base: string, context: ShopContext): ShopReading {
  const parsed = detail.safeParse(inCamelCase(json));
  if (!parsed.success) return changedBy(parsed.error, 'data');
  const { orderStatusPrompt, expressInfo, ...rest } = parsed.data;
  const number = tidy(expressInfo?.trackingNumber);
  const order = readOrder({ ...rest, orderStatusPrompt: tidy(orderStatusPrompt) }, number === null ? null : { trackingNumber: number, carrier: tidy(expressInfo?.shippingName) }, base, context);
  return order === null ? failed('changed', 'data.orderTime') : listOnce([order], null, 'data.orderSn', 'detail');
}
