/** The purchase history: one card per order, its facts as pairs whose values tell what they are, one row per item. */
import { resolveAddress } from '@/lib/adapter/addresses';
import { readDecimal } from '@/lib/adapter/amounts';
import { readShownDay } from '@/lib/adapter/page-dates';
import { failed, joinWords, present, type ItemReport, type OrderReport, type PagingReport, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { attributeOf, findAll, findFirst, textOf, type PageElement } from '@/lib/adapter/tree';
import { afterSalesState, afterSalesWord, isStatus, itemIdIn, orderNumberIn, readMoney, stateOf } from './page';

const ROWS = '.m-container-item-layout-row__body, [input-listing-id]';
const QUANTITY = /^(?:quantity|qty|menge|anzahl|stückzahl|quantité|quantità|cantidad|aantal|ilość|数量)\s*[:：]\s*(\d{1,6})/i;

const https = (address: string | null): string | null => (address?.startsWith('https:') === true ? address : null);

function readItem(row: PageElement, base: string): ItemReport {
  const link = findFirst(row, '[class*=item-info-title] a') ?? findAll(row, 'a[href*="/itm/"]').find((part) => textOf(part) !== null) ?? null;
  const url = https(resolveAddress(attributeOf(link, 'href'), base));
  const image = findFirst(row, 'img');
  const aspects = findAll(row, '[class*=aspectValuesList] div').flatMap((part) => textOf(part) ?? []);
  const count = aspects.map((said) => QUANTITY.exec(said)?.[1]).find((digits) => digits !== undefined);
  const chosen = aspects.filter((said) => !QUANTITY.test(said) && /^[^:：]{1,40}[:：]./.test(said)).map((said) => said.replace(/\s*[:：]\s*/, ':'));
  return {
    title: textOf(link) ?? textOf(findFirst(row, '[class*=item-info-title]')),
    quantity: count === undefined ? 1 : Number(count),
    unitPrice: readDecimal(textOf(findFirst(row, '[class*=additionalPrice] span') ?? findFirst(row, '[class*=additionalPrice]'))),
    ...present({
      itemId: attributeOf(row, 'input-listing-id') ?? itemIdIn(url), url, sku: chosen.join(';'),
      image: https(resolveAddress(attributeOf(image, 'data-imgurl') ?? attributeOf(image, 'src'), base)),
      seller: textOf(findFirst(row, '.PSEUDOLINK')),
    }),
  };
}

/** Null with a path noted: the card cannot be read. */
function readCard(card: PageElement, base: string, site: string, path: string, paths: string[], context: ShopContext): OrderReport | null {
  const values = findAll(card, '[class*=secondaryMessage] span').filter((part) => findFirst(part, 'span') === null).map(textOf);
  const linkTo = (action: string): string | null => https(resolveAddress(attributeOf(findFirst(card, `a[data-action=${action}]`), 'href'), base));
  const detailUrl = linkTo('VIEW_ORDER_DETAILS');
  const orderNumber = [...values.map(orderNumberIn), orderNumberIn(detailUrl)].find((number) => number !== null) ?? null;
  const placedAt = values.map(readShownDay).find((day) => day !== null) ?? null;
  const total = values.map((value) => (orderNumberIn(value) === null && readShownDay(value) === null ? readMoney(value, site) : null)).find((amount) => amount !== null) ?? null;
  const status = textOf(findFirst(card, '[class*=primaryMessage]'));
  const items = findAll(card, ROWS).map((row) => readItem(row, base));
  if (placedAt === null) paths.push(`${path}.placedAt`);
  if (total === null) paths.push(`${path}.total`);
  if (items.length === 0 || items.some(({ title }) => title === null)) paths.push(`${path}.items`);
  if (!isStatus(status)) paths.push(`${path}.status`);
  if (orderNumber === null) {
    paths.push(`${path}.orderNumber`);
    return null;
  }
  const after = afterSalesWord(status);
  const links = present({ order: detailUrl, customer_service: linkTo('CONTACT_SELLER') });
  return {
    shop: 'ebay', orderNumber, placedAt, status, state: stateOf(status, context), items, total, seller: joinWords(items.map(({ seller }) => seller)), site,
    ...present({ detailUrl, afterSales: after, afterSalesState: after === undefined ? null : afterSalesState(after), links: Object.keys(links).length === 0 ? null : links }),
  };
}

/** The next page is behind a button; a link where an older page has one. */
function readPaging(tree: PageElement, base: string): PagingReport | null {
  const next = findFirst(tree, '.pagination__next');
  if (next === null) return null;
  const closed = next.attributes['disabled'] !== undefined || next.attributes['aria-disabled'] === 'true';
  return present({ hasMore: !closed, nextUrl: closed ? null : https(resolveAddress(attributeOf(next, 'href'), base)) });
}

/** Null where the page is no purchase history. */
export function readList(tree: PageElement, base: string, site: string, context: ShopContext): ShopReading | null {
  const cards = findAll(tree, '.m-order-card');
  const container = findFirst(tree, '[name=ITEM_CONTAINER]');
  if (cards.length === 0 && container === null) return null;
  if (cards.length === 0 && findFirst(tree, `${ROWS}, [class*=primaryMessage]`) !== null) return failed('changed', 'orders');
  const paths: string[] = [];
  const orders = cards.flatMap((card, index) => readCard(card, base, site, `orders.${index}`, paths, context) ?? []);
  if (new Set(orders.map(({ orderNumber }) => orderNumber)).size < orders.length) paths.push('orders.orderNumber');
  return paths.length > 0 ? failed('changed', ...paths) : { kind: 'orders', page: 'list', orders, paging: readPaging(tree, base) };
}
