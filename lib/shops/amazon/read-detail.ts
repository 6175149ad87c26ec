/** One order's own page: blocks marked `data-component`, on older pages boxes of shipments (research/shops.md 4). */
import { joinStates } from '@/lib/adapter/order-words';
import { readShownDay } from '@/lib/adapter/page-dates';
import { failed, joinWords, present, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { findAll, findFirst, textOf, type PageElement } from '@/lib/adapter/tree';
import { readItems } from './items';
import type { Site } from './marketplaces';
import { operationFields, operationsIn } from './operations';
import { firstText, isStatus, leafTexts, orderNumberIn, outermost, sealedPartsIn, statusIn } from './page';
import { afterSalesState, stateOf } from './status';
import { readSums } from './sums';

const ROOTS = '#orderDetails, #odp-main-section, [data-component=orderCard], [data-component=orderSummary]';
const HEADS = '[data-component=orderDateInvoice], [data-component^=briefOrderInfo], [data-component=orderDate], [data-component=orderId], .order-date-invoice-item';
const SHIPMENTS = '[data-component=shipments] .a-box, .a-box.shipment';
const STATUSES = ['h4.od-status-message', '.od-status-message', '#shipment-top-row h4', '[data-component=shipmentStatus] h4', '.js-shipment-info-container .a-text-bold', '.js-shipment-info-container .a-row'] as const;
/** Instruments only: the block around them may hold the billing address. */
const PAYMENTS = '[data-component=paymentMethod] li[class*=instrument-detail-box], [data-testid=payment-instrument-text-wrapper]';

function shipmentsOf(page: PageElement): readonly PageElement[] {
  const boxes = outermost(page, SHIPMENTS);
  return boxes.length > 0 ? boxes : findAll(page, '[data-component=purchasedItems]');
}

/** Null where the page shows no order. */
export function readDetail(tree: PageElement, { site, currency, base }: Site, context: ShopContext): ShopReading | null {
  if (findFirst(tree, ROOTS) === null) return null;
  const head = findAll(tree, HEADS).flatMap((part) => [...leafTexts(part, 'a'), textOf(part)]);
  const orderNumber = [...head.map(orderNumberIn), orderNumberIn(new URL(base).search)].find((number) => number !== null) ?? null;
  const placedAt = head.map(readShownDay).find((day) => day !== null) ?? null;
  const shipments = shipmentsOf(tree).map((box) => {
    const status = statusIn(box, ...STATUSES);
    return { status, items: readItems(box, status ?? null, base) };
  });
  const cancelled = firstText(tree, '[data-component=cancelled] h4', '[data-component=cancelled]');
  const words = shipments.map(({ status }) => status);
  const statuses = words.some((word) => word !== null) ? words.map((word) => word ?? null) : [cancelled];
  const items = shipments.flatMap((shipment) => shipment.items);
  const sealed = items.length === 0 && sealedPartsIn(tree).length > 0;
  const sums = readSums(tree, currency);
  const paths = [
    ...(orderNumber === null ? ['orderNumber'] : []), ...(placedAt === null && !sealed ? ['placedAt'] : []), ...(sums === undefined ? ['total'] : []), ...(words.includes(undefined) || !statuses.every(isStatus) ? ['status'] : []),
    ...(items.some(({ title }) => title === null) || (items.length === 0 && cancelled === null && !sealed) ? ['items'] : []),
  ];
  if (orderNumber === null || sums === undefined || paths.length > 0) return failed('changed', ...paths);
  const after = joinWords(items.map(({ afterSales }) => afterSales));
  return {
    kind: 'orders',
    page: 'detail',
    paging: null,
    orders: [{
      shop: 'amazon', orderNumber, placedAt, status: joinWords(statuses), state: joinStates(statuses.map((status) => stateOf(status, context))),
      items, seller: joinWords(items.map(({ seller }) => seller)), site, ...sums, ...operationFields(operationsIn(tree, base)),
      ...present({ paymentMethod: joinWords(findAll(tree, PAYMENTS).map(textOf)), shipmentCount: shipments.length === 0 ? null : shipments.length, afterSales: after, afterSalesState: after === null ? null : afterSalesState(after) }),
      ...(sealed ? { incomplete: true as const } : {}),
    }],
  };
}
