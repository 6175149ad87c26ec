import { readDecimal } from '@/lib/adapter/amounts';
import { resolveAddress } from '@/lib/adapter/addresses';
import { readExactJson } from '@/lib/adapter/embedded';
import { readQuantity } from '@/lib/adapter/item-parts';
import { afterSalesOf, stateOf } from '@/lib/adapter/order-words';
import { readUnixSeconds } from '@/lib/adapter/page-dates';
import { failed, type ItemReport, type OrderReport, present, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy, listOnce } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { DELIVERED, WORDS } from './status';
import { type Line, type Order, refusal, reply } from './wire';

function readItem({ order_sn, order_goods: goods }: Line, root: string): ItemReport {
  return {
    title: tidy(goods.goods_name),
    quantity: readQuantity(goods.goods_number),
    unitPrice: readDecimal(goods.goods_price_display),
    ...present({ sku: tidy(goods.spec), itemId: goods.goods_id, url: resolveAddress(goods.goods_link_url, root), image: resolveAddress(goods.thumb_url, root), subOrderNumber: order_sn }),
  };
}

/** Null where the date cannot be read. */
function readOrder(order: Order, root: string, context: ShopContext): OrderReport | null {
  const placedAt = readUnixSeconds(order.parent_order_time);
  if (placedAt === null) return null;
  const status = tidy(order.status_prompt);
  const afterSales = afterSalesOf([status], WORDS);
  const given = order.order_list.filter((line) => line.is_giveaway_order);
  return {
    shop: 'temu',
    orderNumber: order.parent_order_sn,
    placedAt,
    status,
    state: order.parent_status === DELIVERED ? 'delivered' : stateOf(status, WORDS, context, 'status_prompt'),
    items: order.order_list.filter((line) => !line.is_giveaway_order).map((line) => readItem(line, root)),
    total: { amount: order.price_desc.display_amount, currency: order.price_desc.currency },
    seller: null,
    ...present({
      statusCode: order.parent_status,
      detailUrl: resolveAddress(order.order_link_url, root),
      gifts: given.flatMap((line) => tidy(line.order_goods.goods_name) ?? []),
      afterSales: afterSales === undefined ? null : status,
      afterSalesState: afterSales,
    }),
  };
}

/** Reads `user_order_list`: parent orders with their child orders as lines, give-aways apart. Addresses are below the host's root. */
export function readList({ body, url }: ShopPage, context: ShopContext): ShopReading {
  const json = readExactJson(body);
  const parsed = reply.safeParse(json);
  if (!parsed.success) return refusal.safeParse(json).success ? failed('upstream', 'error_code') : changedBy(parsed.error);
  const root = new URL('/', url).href;
  const orders = parsed.data.view_orders.map((order) => readOrder(order, root, context));
  if (orders.includes(null)) return failed('changed', `view_orders.${orders.indexOf(null)}.parent_order_time`);
  const { has_next_page: hasMore } = parsed.data;
  return listOnce(orders.filter((order) => order !== null), typeof hasMore === 'boolean' ? { hasMore } : null, 'view_orders.parent_order_sn');
}
