/** The older list: a table, one body per order, one row per product (research/shops.md 5, "Old table"). */
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, present, type ItemReport, type OrderReport, type PagingReport, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { attributeOf, findAll, findFirst, textOf, type PageElement } from '@/lib/adapter/tree';
import { operationsIn } from './operations';
import { addressIn, countIn, imageIn, isStatus, itemIdIn, numberIn, statusFields, yuan } from './page';

function readItem(item: PageElement, beside: number | null, base: string): ItemReport {
  const link = findFirst(item, '.p-name a');
  const url = addressIn(link, base) ?? addressIn(findFirst(item, '.p-img a'), base);
  const marked = /(?:^|\s)p-(\d{4,20})(?:\s|$)/.exec(attributeOf(item, 'class') ?? '')?.[1];
  return {
    title: attributeOf(link, 'title') ?? textOf(link) ?? textOf(findFirst(item, '.p-name')),
    quantity: countIn(textOf(findFirst(item, '.goods-number'))) ?? beside,
    unitPrice: null,
    ...present({ itemId: itemIdIn(url) ?? marked, url, image: imageIn(findFirst(item, '.p-img img'), base) }),
  };
}

/** A row may hold several products, or be one. Counts beside them go, in order, to those without one of their own. */
function readRow(row: PageElement, base: string): readonly ItemReport[] {
  const boxes = findAll(row, '.goods-item');
  const items = boxes.length === 0 ? [row] : boxes;
  const own = new Set(findAll(row, '.goods-item .goods-number'));
  const beside = findAll(row, '.goods-number').filter((count) => !own.has(count)).map((count) => countIn(textOf(count)));
  return items.map((item) => readItem(item, findFirst(item, '.goods-number') === null ? (beside.shift() ?? null) : null, base));
}

/** Amount and way of payment stand in one cell, the amount first. */
function readPayment(body: PageElement) {
  const spans = findAll(body, '.amount span').map(textOf);
  const at = spans.findIndex((text) => /\d/.test(text ?? ''));
  const marked = findAll(body, '.amount .ftx-13').map(textOf).find((text) => text !== null && !/\d/.test(text));
  const after = spans.slice(at + 1).find((text) => text !== null && !/\d/.test(text));
  return { total: yuan(spans[at] ?? null), paymentMethod: marked ?? after };
}

const statusIn = (body: PageElement): string | null => textOf(findFirst(body, '.order-status')) ?? textOf(findFirst(body, '.status span'));

/** Null: the body is the parent of a split order, which has neither goods nor an amount. */
function readBody(body: PageElement, base: string, parents: ReadonlySet<string>, path: string, paths: string[], context: ShopContext): OrderReport | null {
  const id = attributeOf(body, 'id') ?? '';
  const head = findFirst(body, '.number');
  const orderNumber = numberIn(textOf(findFirst(body, '.number a'))) ?? numberIn(textOf(head)) ?? numberIn(id);
  const rows = findAll(body, 'tr.tr-bd');
  const items = (rows.length > 0 ? rows : findAll(body, 'tr').filter((row) => findFirst(row, '.p-name') !== null)).flatMap((row) => readRow(row, base));
  const { total, paymentMethod } = readPayment(body);
  if (items.length === 0 && total === null && (id.startsWith('parent-') || (orderNumber !== null && parents.has(orderNumber)))) return null;
  const time = findFirst(body, '.dealtime');
  const placedAt = readChinaTime(attributeOf(time, 'title')) ?? readChinaTime(textOf(time));
  const status = statusIn(body);
  if (placedAt === null) paths.push(`${path}.placedAt`);
  if (items.length === 0 || items.some(({ title }) => title === null)) paths.push(`${path}.items`);
  if (total === null && (status === null || findFirst(body, '.amount') !== null)) paths.push(`${path}.total`);
  if (!isStatus(status)) paths.push(`${path}.status`);
  if (orderNumber === null) {
    paths.push(`${path}.orderNumber`);
    return null;
  }
  const shop = findFirst(body, '.shop-txt') ?? findFirst(body, '.order-shop');
  const parent = numberIn(attributeOf(body, 'data-parentid'));
  const links = operationsIn(body, base);
  return {
    shop: 'jd', orderNumber, placedAt, ...statusFields(status, context), items, total,
    seller: attributeOf(shop, 'title') ?? textOf(shop),
    ...present({ paymentMethod, parentOrderNumber: parent === orderNumber ? null : parent, detailUrl: links.order, links: Object.keys(links).length === 0 ? null : links }),
  };
}

function readPaging(tree: PageElement, base: string): PagingReport | null {
  const pager = findFirst(tree, '.pagin');
  if (pager === null) return null;
  const total = /共\s*(\d{1,6})\s*页/.exec(textOf(pager) ?? '')?.[1];
  const next = addressIn(findFirst(pager, 'a.next'), base);
  const current = countIn(textOf(findFirst(pager, '.curr')));
  return present({ current, totalPages: total === undefined ? null : Number(total), hasMore: next !== null || (total !== undefined && current !== null && current < Number(total)), nextUrl: next });
}

/** Null where the page has no such table. */
export function readTable(tree: PageElement, base: string, context: ShopContext): ShopReading | null {
  const bodies = findAll(tree, 'tbody[id^=tb-], tbody[id^=parent-]');
  const paging = readPaging(tree, base);
  if (bodies.length === 0) {
    if (findFirst(tree, '.order-tb, .empty-box') === null) return null;
    return findFirst(tree, '.dealtime, .tr-bd, .goods-item') === null ? { kind: 'orders', page: 'list', orders: [], paging } : failed('changed', 'orders');
  }
  const parents = new Set(bodies.flatMap((body) => numberIn(attributeOf(body, 'data-parentid')) ?? []));
  const paths: string[] = [];
  const orders = bodies.flatMap((body, index) => readBody(body, base, parents, `orders.${index}`, paths, context) ?? []);
  if (new Set(orders.map(({ orderNumber }) => orderNumber)).size < orders.length) paths.push('orders.orderNumber');
  return paths.length > 0 ? failed('changed', ...paths) : { kind: 'orders', page: 'list', orders, paging };
}
