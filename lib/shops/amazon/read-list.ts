/** The list of orders: cards with a header (label and value columns, since 2025 a list), one box per shipment; parts may be encrypted. */
import { joinStates } from '@/lib/adapter/order-words';
import { resolveAddress } from '@/lib/adapter/addresses';
import { readShownDay } from '@/lib/adapter/page-dates';
import { failed, joinWords, present, type ItemReport, type OrderReport, type PagingReport, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { attributeOf, findAll, findFirst, type PageElement } from '@/lib/adapter/tree';
import { readItems } from './items';
import type { Site } from './marketplaces';
import { operationFields, operationsIn } from './operations';
import { firstText, leafTexts, orderNumberIn, outermost, readMoney, RECIPIENT, sealedPartsIn, statusIn } from './page';
import { afterSalesState, stateOf } from './status';

const CARDS = '.order-card, .js-order-card, #ordersContainer .order, .your-orders-content-container .order';
const SHIPMENTS = '.delivery-box, .shipment';
const HEADERS = ['.order-header', '.order-info', '.order-header__header-list'] as const;
/** The header's values, told by their shape; of a card that is all encrypted only an attribute has the number. */
function readHeader(card: PageElement, { currency }: Site) {
  const header = HEADERS.map((selector) => findFirst(card, selector)).find((part) => part !== null) ?? card;
  const values = leafTexts(header, `a, ${SHIPMENTS}, ${RECIPIENT}`);
  const slots = [card, ...findAll(card, '[data-csa-c-slot-id]')].map((element) => orderNumberIn(attributeOf(element, 'data-csa-c-slot-id')));
  const links = findAll(card, 'a[href*="order"]').map((link) => orderNumberIn(attributeOf(link, 'href')));
  return {
    orderNumber: [orderNumberIn(firstText(card, '.yohtmlc-order-id [dir=ltr]')), ...values.map(orderNumberIn), ...links, ...slots].find((number) => number !== null) ?? null,
    placedAt: values.map(readShownDay).find((day) => day !== null) ?? null,
    total: values.map((value) => readMoney(value, currency)).find((amount) => amount !== null) ?? null,
  };
}

const STATUSES = ['.delivery-box__primary-text', '.yohtmlc-shipment-status-primaryText', '.js-shipment-info-container .a-text-bold', '.js-shipment-info-container .a-row'] as const;

/** An encrypted shipment has no lines, and then nothing is known of the others' share of the order. */
const isSealedCard = (card: PageElement, boxes: readonly PageElement[], items: readonly ItemReport[]): boolean =>
  boxes.some((box) => sealedPartsIn(box).length > 0) || (items.length === 0 && sealedPartsIn(card).length > 0);

/** Null with a path noted: the card cannot be read. */
function readCard(card: PageElement, site: Site, path: string, paths: string[], context: ShopContext): OrderReport | null {
  const header = readHeader(card, site);
  const boxes = outermost(card, SHIPMENTS);
  const found = boxes.map((box) => statusIn(box, ...STATUSES));
  const statuses = found.map((status) => status ?? null);
  const shown = boxes.length === 0 ? readItems(card, null, site.base) : boxes.flatMap((box, index) => readItems(box, statuses[index] ?? null, site.base));
  const sealed = isSealedCard(card, boxes, shown);
  const items = sealed ? [] : shown;
  if (header.orderNumber === null) paths.push(`${path}.orderNumber`);
  if (header.placedAt === null && sealedPartsIn(card).length === 0) paths.push(`${path}.placedAt`);
  if (items.some(({ title }) => title === null)) paths.push(`${path}.items.title`);
  if (found.includes(undefined)) paths.push(`${path}.status`);
  if (header.orderNumber === null) return null;
  const after = joinWords(items.map(({ afterSales }) => afterSales));
  return {
    shop: 'amazon',
    ...header,
    orderNumber: header.orderNumber,
    status: joinWords(statuses),
    state: joinStates(statuses.map((status) => stateOf(status, context))),
    items,
    seller: null,
    site: site.site,
    ...operationFields(operationsIn(card, site.base)),
    ...present({ shipmentCount: boxes.length === 0 ? null : boxes.length, afterSales: after, afterSalesState: after === null ? null : afterSalesState(after) }),
    ...(sealed ? { incomplete: true as const } : {}),
  };
}

function readPaging(tree: PageElement, base: string): PagingReport {
  const count = firstText(tree, '.num-orders', '.time-filter__label b')?.replace(/\D/g, '') ?? '';
  const next = resolveAddress(attributeOf(findFirst(tree, 'ul.a-pagination li.a-last a'), 'href'), base);
  const current = /^\d+$/.exec(firstText(tree, 'ul.a-pagination li.a-selected') ?? '')?.[0];
  return present({
    totalOrders: count === '' ? null : Number(count),
    current: current === undefined ? null : Number(current),
    hasMore: next !== null,
    nextUrl: next?.startsWith('https:') === true ? next : null,
  });
}

/** Null where the page shows no list (neither cards nor the choice of the time). */
export function readList(tree: PageElement, site: Site, context: ShopContext): ShopReading | null {
  const cards = outermost(tree, CARDS);
  if (cards.length === 0 && findFirst(tree, '.js-time-filter-form, .num-orders, .time-filter__label, #time-filter') === null) return null;
  const paging = readPaging(tree, site.base);
  if (cards.length === 0 && (paging.totalOrders ?? 0) > 0) return failed('changed', 'orders');
  const paths: string[] = [];
  const orders = cards.flatMap((card, index) => readCard(card, site, `orders.${index}`, paths, context) ?? []);
  if (new Set(orders.map(({ orderNumber }) => orderNumber)).size < orders.length) paths.push('orders.orderNumber');
  return paths.length > 0 ? failed('changed', ...paths) : { kind: 'orders', page: 'list', orders, paging };
}
