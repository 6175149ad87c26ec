/** The list of bought items as one object: the endpoint's reply, the page's script or its state (research/shops.md 3, "Old list"). */
import { readDecimal } from '@/lib/adapter/amounts';
import { joinPairs } from '@/lib/adapter/item-parts';
import { failed, joinWords, present, type ItemReport, type OrderReport, type PagingReport, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy, listOnce } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { afterSalesIn, exactId, idIn, itemIdIn, linksIn, partRows, subNumber, wholeAddress } from './parts';
import { afterSalesStateOf, afterSalesWords, orderStateOf } from './status';
import { oldList, type OldOrder } from './wire';

type SubOrder = OldOrder['subOrders'][number];

const allOperations = ({ operations, tradeOperations }: Pick<SubOrder, 'operations' | 'tradeOperations'>): NonNullable<SubOrder['operations']> => [...(operations ?? []), ...(tradeOperations ?? [])];
const addressesOf = (list: NonNullable<SubOrder['operations']>): readonly (string | null)[] => list.flatMap(({ url, dataUrl }) => [url, dataUrl]);

function readRow(sub: SubOrder, orderNumber: string): ItemReport {
  const { itemInfo } = sub;
  const operations = allOperations(sub);
  const own = exactId([idIn(itemInfo.snapUrl), sub.id], addressesOf(operations));
  const links = linksIn(operations);
  return {
    title: itemInfo.title,
    quantity: sub.quantity,
    // The name says total, the captures say price of one.
    unitPrice: readDecimal(sub.priceInfo?.realTotal),
    ...subNumber(own, orderNumber),
    ...present({
      sku: joinPairs(itemInfo.skuText ?? []), itemId: itemInfo.id ?? itemIdIn(itemInfo.itemUrl), url: wholeAddress(itemInfo.itemUrl), image: wholeAddress(itemInfo.pic),
      afterSales: joinWords(afterSalesWords(operations.map(({ text }) => text))), afterSalesUrl: links.refund_status ?? links.after_sales,
    }),
  };
}

/** A path where the order cannot be read. */
function readOrder(order: OldOrder, links: NonNullable<OrderReport['links']>, context: ShopContext): OrderReport | string {
  const { statusInfo, orderInfo, payInfo } = order;
  const operations = [...(statusInfo.operations ?? []), ...allOperations(order)];
  const orderNumber = exactId([order.id, orderInfo.id], [statusInfo.url, ...addressesOf(operations)]);
  if (orderNumber === null) return 'id';
  const rows = partRows(order.subOrders.map((sub) => readRow(sub, orderNumber)));
  if (rows === null) return 'subOrders.quantity';
  const byId = (id: string): string | null => wholeAddress(operations.find((operation) => operation.id === id)?.url);
  const detailUrl = byId('viewDetail') ?? wholeAddress(statusInfo.url);
  const code = order.extra?.tradeStatus ?? null;
  const currency = order.extra?.currency ?? 'CNY';
  if (!/^[A-Z]{3}$/.test(currency)) return 'extra.currency';
  const shipping = readDecimal(payInfo.postFees?.[0]?.value);
  const afterSales = afterSalesIn(rows.items);
  const isTmall = orderInfo.b2C === true || new URL(detailUrl ?? 'https://taobao.com/').hostname.endsWith('tmall.com');
  return {
    shop: 'taobao',
    orderNumber,
    placedAt: orderInfo.createTime ?? orderInfo.createDay ?? null,
    status: statusInfo.text,
    state: orderStateOf(code, statusInfo.text, context),
    items: rows.items,
    total: { amount: payInfo.actualFee, currency },
    seller: tidy(order.seller?.shopName) ?? tidy(order.seller?.nick),
    ...present({
      statusCode: code, platform: isTmall ? 'tmall' : null, detailUrl, logisticsUrl: byId('viewLogistic'), addOns: rows.addOns, shipping: shipping === null ? null : { amount: shipping, currency },
      afterSales: joinWords(afterSales), afterSalesState: afterSalesStateOf(afterSales, code), links: { ...links, ...(detailUrl === null ? {} : { order: detailUrl }) },
    }),
  };
}

/** `json`: an object with `mainOrders`. */
export function readOldList(json: unknown, context: ShopContext): ShopReading {
  const parsed = oldList.safeParse(json);
  if (!parsed.success) return changedBy(parsed.error);
  const raw = (json as { readonly mainOrders: readonly unknown[] }).mainOrders;
  const orders = parsed.data.mainOrders.map((order, index) => readOrder(order, linksIn(raw[index]), context));
  const wrong = orders.flatMap((order, index) => (typeof order === 'string' ? [`mainOrders.${index}.${order}`] : []));
  if (wrong.length > 0) return failed('changed', ...wrong);
  const { page } = parsed.data;
  const [current, totalPages] = [page?.currentPage ?? null, page?.totalPage ?? null];
  const paging: PagingReport = present({ current, totalPages, totalOrders: page?.totalNumber, pageSize: page?.pageSize, hasMore: current === null || totalPages === null ? null : current < totalPages });
  return listOnce(orders.filter((order) => typeof order !== 'string'), (page ?? null) === null ? null : paging, 'mainOrders.id');
}
