/** The replies of `mtop.aliexpress.trade.buyer.order.list` and `…detail`: blocks in no order of their own, money and dates as the account shows them. */
import { parameterOf, resolveAddress } from '@/lib/adapter/addresses';
import { readDecimal } from '@/lib/adapter/amounts';
import { joinPairs, readQuantity } from '@/lib/adapter/item-parts';
import { failedReply, readMtop } from '@/lib/adapter/mtop';
import { readShownDay } from '@/lib/adapter/page-dates';
import { failed, type ItemReport, type OrderReport, type PagingReport, present, type ShipmentReport, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy, listOnce } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { moneyOf, statusOf, sumsOf } from './shown';
import { type Blocks, blocks, body as bodyBlock, info, type Line, listed, type Listed, prices, products, statusBlock, tracking } from './wire';

const ROOT = 'https://www.aliexpress.com/';
/** Tags may end in a number (`detail_order_price_block2`). */
const fieldsOf = ({ data }: Blocks, wanted: string): readonly unknown[] => Object.values(data).flatMap(({ tag, fields }) => (tag?.replace(/_?\d+$/, '') === wanted && fields ? [fields] : []));

function readItem(line: Line): ItemReport {
  return {
    title: line.itemTitle,
    quantity: readQuantity(line.quantity),
    unitPrice: readDecimal(line.itemPriceText),
    ...present({
      sku: joinPairs((line.skuAttrs ?? []).map(({ name, text }) => ({ name, value: text }))),
      itemId: tidy(line.productId),
      url: resolveAddress(line.itemDetailUrl, ROOT),
      image: resolveAddress(line.itemImgUrl, ROOT),
      subOrderNumber: tidy(line.orderLineId),
    }),
  };
}

/** Null where the date or the money cannot be read. */
function readListed(order: Listed, context: ShopContext): OrderReport | null {
  const placedAt = readShownDay(order.orderDateText);
  const total = moneyOf(order.totalPriceText, order.currencyCode);
  if (placedAt === null || total === null) return null;
  const track = order.buttons?.find(({ type }) => type === 'TRACKING')?.href;
  return {
    shop: 'aliexpress',
    orderNumber: order.orderId,
    placedAt,
    ...statusOf(order.statusText, context),
    items: (order.orderLines ?? []).map(readItem),
    total,
    seller: tidy(order.storeName),
    ...present({ detailUrl: resolveAddress(order.orderDetailUrl, ROOT), logisticsUrl: resolveAddress(track, ROOT) }),
  };
}

function readPaging(page: Blocks): PagingReport | null {
  const parsed = bodyBlock.safeParse(fieldsOf(page, 'pc_om_list_body').at(-1));
  if (!parsed.success) return null;
  const [current, pageSize] = [parsed.data.pageIndex, parsed.data.pageSize].map(readQuantity);
  return { hasMore: String(parsed.data.hasMore) === 'true', ...present({ current, pageSize }) };
}

/** The blocks of orders as `hierarchy` orders them, the rest after. */
function orderBlocks({ data, hierarchy }: Blocks): readonly unknown[] {
  const names = [...Object.values(hierarchy?.structure ?? {}).flat(), ...Object.keys(data)];
  return [...new Set(names)].flatMap((name) => (Object.hasOwn(data, name) && data[name]?.tag === 'pc_om_list_order' ? [data[name].fields] : []));
}

function readList(page: Blocks, context: ShopContext): ShopReading {
  const paging = readPaging(page);
  // An answer without its body is the skeleton that a bad request gets: not "no orders".
  if (paging === null) return failed('changed', 'pc_om_list_body');
  const orders: OrderReport[] = [];
  for (const fields of orderBlocks(page)) {
    const parsed = listed.safeParse(fields);
    if (!parsed.success) return changedBy(parsed.error, 'pc_om_list_order');
    const order = readListed(parsed.data, context);
    if (order === null) return failed('changed', readShownDay(parsed.data.orderDateText) === null ? 'pc_om_list_order.orderDateText' : 'pc_om_list_order.totalPriceText');
    orders.push(order);
  }
  return listOnce(orders, paging, 'pc_om_list_order.orderId');
}


function readDetail(page: Blocks, context: ShopContext): ShopReading {
  const about = info.safeParse(fieldsOf(page, 'detail_simple_order_info_component')[0]);
  const state = statusBlock.safeParse(fieldsOf(page, 'detail_order_status_block')[0]);
  const money = prices.safeParse(fieldsOf(page, 'detail_order_price_block')[0]);
  const bought = products.safeParse(fieldsOf(page, 'detail_product_block')[0]);
  if (!about.success) return changedBy(about.error, 'detail_simple_order_info_component');
  if (!state.success) return changedBy(state.error, 'detail_order_status_block');
  if (!money.success) return changedBy(money.error, 'detail_order_price_block');
  if (!bought.success) return changedBy(bought.error, 'detail_product_block');
  const placedAt = readShownDay(about.data.orderCreatTime);
  const total = moneyOf(money.data.totalPrice.value, money.data.totalPrice.currencyCode);
  if (placedAt === null || total === null) return failed('changed', placedAt === null ? 'detail_simple_order_info_component.orderCreatTime' : 'detail_order_price_block.totalPrice');
  const rows = (money.data.priceDetails ?? []).flatMap(({ title, value }) => {
    const amount = readDecimal(value);
    const label = tidy(title);
    return amount === null || label === null ? [] : [{ label, amount }];
  });
  const report: OrderReport = {
    shop: 'aliexpress',
    orderNumber: about.data.tradeOrderId,
    placedAt,
    ...statusOf(state.data.title, context),
    items: bought.data.productVOList.map(readItem),
    total,
    seller: tidy(bought.data.sellerVO?.sellerName),
    ...sumsOf(rows),
    ...present({ paidAt: readShownDay(about.data.payTime), shippedAt: readShownDay(about.data.orderShipTime), paymentMethod: tidy(about.data.paymentMethod) }),
  };
  return { kind: 'orders', page: 'detail', orders: [report], paging: null };
}

/** Milliseconds as text, or null. */
const instantOf = (time: string | null): string | null => (/^\d{13}$/.test(time ?? '') ? new Date(Number(time)).toISOString() : null);

/** The order's number stands only in what was asked. */
function readTracking(data: unknown, { url, payload }: ShopPage): ShopReading {
  const parsed = tracking.safeParse(data);
  if (!parsed.success) return changedBy(parsed.error);
  const asked = parameterOf(url, 'data') ?? payload ?? '';
  const orderNumber = /tradeOrderId"?\s*[:=]\s*"?(\d{6,24})/.exec(asked)?.[1] ?? null;
  const shipments = parsed.data.module.trackingDetailLineList.map(({ mailNo, logisticsCarrierName, detailList }): ShipmentReport => ({
    shop: 'aliexpress',
    orderNumber,
    trackingNumber: tidy(mailNo),
    carrier: tidy(logisticsCarrierName),
    events: (detailList ?? []).flatMap(({ time, trackingDetailDesc }) => {
      const text = tidy(trackingDetailDesc);
      return text === null ? [] : [{ at: instantOf(time), text }];
    }),
  }));
  return { kind: 'shipments', shipments };
}

/** Any of the three replies, told apart by the operation in the address. */
export function readReply(page: ShopPage, context: ShopContext): ShopReading {
  const reply = readMtop(page.body);
  if ('failure' in reply) return failedReply(reply);
  if (page.url.includes('mtop.ae.ld.querydetail')) return readTracking(reply.data, page);
  const parsed = blocks.safeParse(reply.data);
  if (!parsed.success) return changedBy(parsed.error, 'data');
  return page.url.includes('buyer.order.detail') ? readDetail(parsed.data, context) : readList(parsed.data, context);
}
