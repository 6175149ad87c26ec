/** The list and the page of one order as their scripts have drawn them (anchors: research/shops.md 7). Before that they are shells. */
import { parameterOf, resolveAddress } from '@/lib/adapter/addresses';
import { readDecimal } from '@/lib/adapter/amounts';
import { readQuantity, tidyVariant } from '@/lib/adapter/item-parts';
import { isStateWord } from '@/lib/adapter/order-words';
import { readShownDay } from '@/lib/adapter/page-dates';
import { failed, type ItemReport, type OrderReport, present, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { listOnce } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { attributeOf, elementsIn, findAll, findFirst, type PageElement, readTree, textOf } from '@/lib/adapter/tree';
import { moneyOf, statusOf, sumsOf } from './shown';

const NUMBER = /(?:^|\D)(\d{15,17})(?!\d)/;
const numberIn = (text: string | null): string | null => NUMBER.exec(text ?? '')?.[1] ?? null;

const LONGEST_STATUS = 60;
/** The innermost first words: a note on the parcel may follow the state. */
function firstWords(element: PageElement | null): string | null {
  if (element === null) return null;
  const own = tidy(element.children.find((child): child is string => typeof child === 'string' && child.trim() !== ''));
  return own ?? elementsIn(element).map(firstWords).find((words) => words !== null) ?? null;
}

/** Longer texts are no amount with its label. */
const LONGEST_AMOUNT = 60;
/** One amount and no second number beside it; null where there is none or more. */
const onlyMoney = (text: string | null): ReturnType<typeof moneyOf> => ((text?.length ?? 0) <= LONGEST_AMOUNT && /^\D*\d[\d.,\s]*\D*$/.test(text ?? '') ? moneyOf(text) : null);

/** `US $6.19 x2`: the count stands in the price's own element. */
function priceOf(price: PageElement | null, count: PageElement | null): string | null {
  const [shown, said] = [textOf(price), textOf(count)];
  return readDecimal(shown !== null && said !== null && shown.endsWith(said) ? shown.slice(0, -said.length) : shown);
}

/** Where the parts of an item stand, on either page. */
interface ItemPlaces { readonly title: string; readonly sku: string; readonly price: string; readonly count: string }
const IN_LIST: ItemPlaces = { title: '.order-item-content-info-name', sku: '.order-item-content-info-sku', price: '.order-item-content-info-number', count: '.order-item-content-info-number-quantity' };
const IN_DETAIL: ItemPlaces = { title: '.item-title', sku: '.item-sku-attr', price: '.item-price', count: '.item-price-quantity' };

function readItem(box: PageElement, places: ItemPlaces, base: string): ItemReport {
  const count = findFirst(box, places.count);
  const link = attributeOf(box.tag === 'a' ? box : findFirst(box, 'a[href*="/item/"]'), 'href');
  const url = link?.includes('/item/') === true ? resolveAddress(link, base) : null;
  return {
    title: textOf(findFirst(box, places.title)),
    quantity: readQuantity(textOf(count)),
    unitPrice: priceOf(findFirst(box, places.price), count),
    ...present({ sku: tidyVariant(textOf(findFirst(box, places.sku))), itemId: /\/item\/(\d{6,20})/.exec(url ?? '')?.[1], url, image: resolveAddress(attributeOf(findFirst(box, 'img'), 'src'), base) }),
  };
}

/** The box of an item's own is the highest one that holds its title alone. */
function boxOf(title: PageElement, card: PageElement, places: ItemPlaces): PageElement {
  let box = title;
  while (box.parent !== null && box.parent !== card && findAll(box.parent, places.title).length === 1) box = box.parent;
  return box;
}

function readCard(card: PageElement, base: string, context: ShopContext): OrderReport | readonly string[] {
  const links = findAll(card, 'a[href*="orderId="]').map((link) => attributeOf(link, 'href'));
  const about = textOf(findFirst(card, '.order-item-header-right-info'));
  const numbers = new Set([numberIn(about), ...links.map((link) => numberIn(parameterOf(link, 'orderId')))].filter((number) => number !== null));
  const [orderNumber] = numbers;
  const placedAt = readShownDay(about?.replace(NUMBER, ' '));
  const status = textOf(findFirst(card, '.order-item-header-status-text'));
  const total = onlyMoney(textOf(findFirst(card, '.order-item-content-opt-price-total')));
  // Of an order of several goods the list may draw pictures alone.
  const items = findAll(card, IN_LIST.title).map((title) => readItem(boxOf(title, card, IN_LIST), IN_LIST, base));
  const isWord = status !== null && isStateWord(status, LONGEST_STATUS);
  if (orderNumber === undefined || numbers.size > 1 || placedAt === null || total === null || !isWord || items.some(({ title }) => title === null)) {
    const missing = { orderNumber: numbers.size !== 1, placedAt: placedAt === null, total: total === null, status: !isWord, items: items.some(({ title }) => title === null) };
    return Object.entries(missing).flatMap(([path, isMissing]) => (isMissing ? [path] : []));
  }
  const linkTo = (page: string): string | null => resolveAddress(attributeOf(findFirst(card, `a[href*="${page}"]`), 'href'), base);
  return {
    shop: 'aliexpress', orderNumber, placedAt, ...statusOf(status, context), items, total, seller: textOf(findFirst(card, '.order-item-store-name')),
    ...present({ detailUrl: linkTo('/order/detail.html'), logisticsUrl: linkTo('/tracking/index.html') }),
  };
}

function readList(cards: readonly PageElement[], base: string, context: ShopContext): ShopReading {
  const read = cards.map((card) => readCard(card, base, context));
  const paths = read.flatMap((order, index) => (Array.isArray(order) ? order.map((path: string) => `orders.${index}.${path}`) : []));
  return paths.length > 0 ? failed('changed', ...paths) : listOnce(read.filter((order): order is OrderReport => !Array.isArray(order)), null, 'orders.orderNumber');
}

const TOTAL = /^(?:grand )?(?:total|gesamt|totale|итого|合計|总计|總計|합계|razem|toplam|المجموع)/i;

/** `Order placed on: Jan 8, 2026` as label and value. Names and addresses stand in such rows too: only labels that are asked for are looked at. */
function factsOf(tree: PageElement): readonly (readonly [string, string])[] {
  return findAll(tree, '.info-row').flatMap((row) => {
    const [, label, value] = /^([^:：]{1,40})[:：]\s*(.{1,120})$/.exec(textOf(row) ?? '') ?? [];
    return label === undefined || value === undefined ? [] : [[label.trim(), value] as const];
  });
}

function readDetail(tree: PageElement, base: string, context: ShopContext): ShopReading {
  const facts = factsOf(tree);
  const said = (label: RegExp): string | null => facts.find(([name]) => label.test(name))?.[1] ?? null;
  const orderNumber = numberIn(said(/^(?:ref\. number|order (?:id|number))/i)) ?? numberIn(parameterOf(base, 'orderId'));
  const placedAt = readShownDay(said(/^order placed on/i));
  const status = firstWords(findFirst(tree, '.order-status-content'));
  const rows = findAll(tree, '.order-price-item').flatMap((row) => {
    const [label, shown] = [textOf(findFirst(row, '.left-col')), textOf(findFirst(row, '.right-col'))];
    return label === null || shown === null ? [] : [{ label: label.replace(/\s*[:：]$/, ''), shown }];
  });
  const total = onlyMoney(rows.findLast(({ label }) => TOTAL.test(label))?.shown ?? null);
  const items = findAll(tree, '.order-detail-item-content').map((box) => readItem(box, IN_DETAIL, base));
  const isWord = status !== null && isStateWord(status, LONGEST_STATUS);
  const noItems = items.length === 0 || items.some(({ title }) => title === null);
  if (orderNumber === null || placedAt === null || total === null || !isWord || noItems) {
    const missing = { orderNumber: orderNumber === null, placedAt: placedAt === null, total: total === null, status: !isWord, items: noItems };
    return failed('changed', ...Object.entries(missing).flatMap(([path, isMissing]) => (isMissing ? [path] : [])));
  }
  const others = rows.filter(({ label }) => !TOTAL.test(label)).flatMap(({ label, shown }) => {
    const amount = readDecimal(shown);
    return amount === null ? [] : [{ label, amount }];
  });
  return listOnce([{
    shop: 'aliexpress', orderNumber, placedAt, ...statusOf(status, context), items, total, seller: null, ...sumsOf(others),
    ...present({ paidAt: readShownDay(said(/^paid on/i)), paymentMethod: said(/^payment method/i) }),
  }], null, 'orderNumber', 'detail');
}

/** `none` where nothing is drawn yet: an empty list cannot be told from one. */
export function readPage({ url, body }: ShopPage, context: ShopContext): ShopReading {
  const tree = readTree(body);
  const cards = findAll(tree, '.order-item');
  if (cards.length > 0) return readList(cards, url, context);
  return findFirst(tree, '.order-status-content, .order-detail-item-content') === null ? { kind: 'none' } : readDetail(tree, url, context);
}
