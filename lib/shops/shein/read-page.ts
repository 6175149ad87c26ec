import { resolveAddress, siteOf } from '@/lib/adapter/addresses';
import { readAssigned } from '@/lib/adapter/embedded';
import { readQuantity } from '@/lib/adapter/item-parts';
import { afterSalesOf, stateOf } from '@/lib/adapter/order-words';
import { readUnixSeconds } from '@/lib/adapter/page-dates';
import { failed, type ItemReport, joinWords, type OrderReport, present, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy, listOnce } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { CODES, WORDS } from './status';
import { detail, type Line, list, type Order } from './wire';

function readItem(line: Line, base: string): ItemReport {
  return {
    title: tidy(line.goods_name),
    quantity: readQuantity(line.quantity),
    unitPrice: line.unitPrice?.amount ?? null,
    ...present({
      lineTotal: line.totalPrice?.amount,
      sku: tidy(line.goods_attr),
      itemId: tidy(line.goods_id),
      image: resolveAddress(line.goods_img, base),
      seller: tidy(line.store_name),
      trackingNumber: tidy(line.shipping_no),
    }),
  };
}

/** Only what the page says: the list has a word for the state, the detail a code alone. */
function readState(order: Order, context: ShopContext): Pick<OrderReport, 'status' | 'state' | 'afterSales' | 'afterSalesState'> {
  const status = tidy(order.orderStatusTitle);
  const afterSales = afterSalesOf([status], WORDS);
  const state = status === null ? stateOf(order.orderStatus, CODES, context, 'orderStatus') : stateOf(status, WORDS, context, 'orderStatusTitle');
  return { status, state, ...present({ afterSales: afterSales === undefined ? null : status, afterSalesState: afterSales }) };
}

/** Tracking numbers stand with the lines, the carrier's name with the order, packages only in the list. */
function readParcels(order: Order, items: readonly ItemReport[]): Pick<OrderReport, 'trackingNumber' | 'carrier' | 'parcels' | 'packageNumbers'> {
  const carrier = tidy(order.track_info?.name);
  const numbers = [...new Set(items.flatMap(({ trackingNumber }) => trackingNumber ?? []))];
  return present({
    trackingNumber: numbers[0],
    carrier,
    parcels: numbers.map((trackingNumber) => ({ trackingNumber, carrier })),
    packageNumbers: [...new Set((order.order_package_info_list ?? []).flatMap(({ packageNo }) => tidy(packageNo) ?? []))],
  });
}

/** Null where the date cannot be read. */
function readOrder(order: Order, url: string, context: ShopContext): OrderReport | null {
  const placedAt = readUnixSeconds(order.addTime);
  if (placedAt === null) return null;
  const items = order.orderGoodsList.map((line) => readItem(line, url));
  const parent = tidy(order.relationBillno);
  const currency = order.currency_code;
  const shipping = order.shippingPrice?.amount;
  return {
    shop: 'shein',
    orderNumber: order.billno,
    placedAt,
    ...readState(order, context),
    items,
    total: { amount: order.totalPrice, currency },
    seller: joinWords(items.map(({ seller }) => seller)),
    ...readParcels(order, items),
    links: present({ order: resolveAddress(`/user/orders/detail/${order.billno}`, url), after_sales: resolveAddress(order.newReturnItemWebUrl, url) }),
    ...present({
      statusCode: tidy(order.orderStatus),
      parentOrderNumber: parent === order.billno ? null : parent,
      site: siteOf(url),
      // "0" is not paid.
      paidAt: readUnixSeconds(order.pay_time),
      paymentMethod: tidy(order.payment_method),
      shipping: shipping === undefined ? null : { amount: shipping, currency },
      amounts: order.subTotalPrice ? present({ subtotal: order.subTotalPrice.amount, shipping }) : null,
    }),
  };
}

function reportOf(orders: readonly Order[], page: 'list' | 'detail', url: string, context: ShopContext): ShopReading {
  const read = orders.map((order) => readOrder(order, url, context));
  if (read.includes(null)) return failed('changed', 'addTime');
  return listOnce(read.filter((order) => order !== null), null, 'billno', page);
}

/** Reads `gbRawData` of the list page or of one order's page. The word stands in other scripts too: only its assignment counts. */
export function readPage({ body, url }: ShopPage, context: ShopContext): ShopReading {
  const data = readAssigned(body, 'gbRawData', 'order_list', 'orderInfo');
  if (new URL(url).pathname.includes('/orders/detail')) {
    const shown = detail.safeParse(data);
    return shown.success ? reportOf([shown.data.orderInfo], 'detail', url, context) : changedBy(shown.error, 'gbRawData');
  }
  const listed = list.safeParse(data);
  return listed.success ? reportOf(listed.data.order_list, 'list', url, context) : changedBy(listed.error, 'gbRawData');
}
