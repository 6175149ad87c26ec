import { readDecimal } from '@/lib/adapter/amounts';
import { resolveAddress } from '@/lib/adapter/addresses';
import { readQuantity } from '@/lib/adapter/item-parts';
import { afterSalesOf, joinStates, stateOf } from '@/lib/adapter/order-words';
import { readIsoMoment } from '@/lib/adapter/page-dates';
import { failed, type ItemReport, joinWords, type OrderReport, present, type PagingReport, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { CODES } from './status';
import { groups, history, type Item, type Money, order, type Status, type Summary } from './wire';

/** The digits as shown (`$0.00`), else the number's own. */
const decimalOf = (money: Money | null | undefined): string | null => (money ? (readDecimal(money.displayValue) ?? money.value) : null);
const wordsOf = ({ message }: Status): string | null => tidy(message?.parts.map(({ text }) => text ?? '').join(''));
const addressOf = (id: string, site: string): string => `https://www.${site}/orders/${id}`;

/** What the groups of one order say of it together. */
function readStatus(states: readonly Status[], context: ShopContext): Pick<OrderReport, 'status' | 'state' | 'statusCode' | 'afterSalesState'> {
  const codes = states.map(({ statusType }) => tidy(statusType));
  return {
    status: joinWords(states.map(wordsOf)),
    state: joinStates(codes.map((code) => stateOf(code, CODES, context, 'statusType'))),
    ...present({ statusCode: joinWords(codes), afterSalesState: afterSalesOf(codes, CODES) }),
  };
}

function readItem({ quantity, productInfo, priceInfo }: Item, status: Status): ItemReport {
  return {
    title: tidy(productInfo.name),
    quantity: readQuantity(quantity),
    unitPrice: decimalOf(priceInfo?.unitPrice),
    ...present({ lineTotal: decimalOf(priceInfo?.linePrice), itemId: productInfo.usItemId, image: resolveAddress(productInfo.imageInfo?.thumbnailUrl, null), status: wordsOf(status) }),
  };
}

/** Reads `getOrder`. A tip stands beside the total, not in it. `site` decides the currency: a bare `$` names none. */
export function readOrder(data: unknown, site: string, context: ShopContext): ShopReading {
  const parsed = order.safeParse(data);
  if (!parsed.success) return changedBy(parsed.error, 'order');
  const { id, orderDate, displayId, priceDetails, paymentMethods } = parsed.data;
  const listed = groups.safeParse(Object.entries(parsed.data).find(([name]) => /^groups(?:_\d+)?$/.test(name))?.[1]);
  const placedAt = readIsoMoment(orderDate);
  const grandTotal = decimalOf(priceDetails.grandTotal);
  if (!listed.success) return changedBy(listed.error, 'order.groups');
  if (placedAt === null) return failed('changed', 'order.orderDate');
  const report: OrderReport = {
    shop: 'walmart',
    orderNumber: id,
    placedAt,
    ...readStatus(listed.data.map(({ status }) => status), context),
    items: listed.data.flatMap(({ items, status }) => items.map((item) => readItem(item, status))),
    total: grandTotal === null ? null : { amount: grandTotal, currency: site === 'walmart.ca' ? 'CAD' : 'USD' },
    seller: null,
    amounts: present({ subtotal: decimalOf(priceDetails.subTotal), tax: decimalOf(priceDetails.taxTotal), tip: decimalOf(priceDetails.driverTip), totalWithTip: decimalOf(priceDetails.totalWithTip) }),
    links: { order: addressOf(id, site) },
    ...present({ displayNumber: displayId, paymentMethod: joinWords((paymentMethods ?? []).map(({ cardType, description }) => tidy(`${cardType ?? ''} ${description ?? ''}`))) }),
  };
  return { kind: 'orders', page: 'detail', orders: [report], paging: null };
}

function readSummaries(list: readonly Summary[], site: string, context: ShopContext): OrderReport {
  const id = list[0]?.orderId ?? '';
  return {
    shop: 'walmart',
    orderNumber: id,
    placedAt: null,
    ...readStatus(list.flatMap(({ status }) => status ?? []), context),
    items: list.flatMap(({ items }) => items.map(({ name, quantity, imageInfo }) => ({ title: tidy(name), quantity: readQuantity(quantity), unitPrice: null, ...present({ image: resolveAddress(imageInfo?.thumbnailUrl, null) }) }))),
    total: null,
    seller: null,
    links: { order: addressOf(id, site) },
  };
}

/** Reads `PurchaseHistoryV2`: one row for each group; the groups of an order are put together, at the place of the first. */
export function readHistory(data: unknown, site: string, context: ShopContext): ShopReading {
  const parsed = history.safeParse(data);
  if (!parsed.success) return changedBy(parsed.error, 'orderHistoryV2');
  const byOrder = Map.groupBy(parsed.data.orderGroups, ({ orderId }) => orderId);
  const cursor = tidy(parsed.data.pageInfo.nextPageCursor);
  const paging: PagingReport = { hasMore: cursor !== null, ...present({ offset: cursor }) };
  return { kind: 'orders', page: 'list', orders: [...byOrder.values()].map((list) => readSummaries(list, site, context)), paging };
}
