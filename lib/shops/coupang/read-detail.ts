import { parameterOf, resolveAddress } from '@/lib/adapter/addresses';
import { readDecimal } from '@/lib/adapter/amounts';
import { readQuantity } from '@/lib/adapter/item-parts';
import { afterSalesOf, joinStates, stateOf } from '@/lib/adapter/order-words';
import { readShownDay } from '@/lib/adapter/page-dates';
import { failed, type ItemReport, joinWords, type OrderReport, present, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { attributeOf, elementsIn, findAll, findFirst, type PageElement, readTree, textOf } from '@/lib/adapter/tree';
import { WORDS } from './status';

const PLACED = /^(\d{4}\.\s?\d{1,2}\.\s?\d{1,2})\s?주문$/;
const NUMBER = /주문번호\s?:?\s?(\d{13,15})(?!\d)/;
const PRICE = /^[\d,]+\s?원$/;
const COUNT = /^(\d{1,4})\s?개$/;
/** A state is one word: what is longer was read from the wrong place. */
const LONGEST_STATE = 20;
const TITLE = 'a[href*=product_title]';

/** The one sure mark of a state is its size; a saved page writes the style with blanks. */
const isStatus = ({ tag, attributes }: PageElement): boolean => tag === 'span' && (attributes['style'] ?? '').replace(/\s/g, '').includes('font-size:1.25rem');
/** A cancelled line's title leads nowhere: a link without an address, that holds no price and no button. */
const isTitle = (element: PageElement): boolean => element.tag === 'a' && ((attributeOf(element, 'href') ?? '').includes('product_title') || (element.attributes['href'] === undefined && textOf(element) !== null && !/\d\s?원/.test(textOf(element) ?? '') && findFirst(element, 'button') === null));

/** Lines one after another: a state, then for each product its title, its price and its count. Classes are hashed and say nothing. */
function readItems(page: PageElement, base: string): readonly ItemReport[] {
  const items: ItemReport[] = [];
  let status: string | null = null;
  let title: PageElement | null = null;
  let price: string | null = null;
  for (const element of findAll(page, 'span, a')) {
    const text = textOf(element);
    if (isStatus(element)) status = text;
    else if (isTitle(element)) [title, price] = [element, null];
    else if (title !== null && PRICE.test(text ?? '')) price = readDecimal(text);
    else if (title !== null && COUNT.test(text ?? '') && elementsIn(element).length === 0) {
      const href = attributeOf(title, 'href');
      items.push({ title: textOf(title), quantity: readQuantity(COUNT.exec(text ?? '')?.[1]), unitPrice: price, ...present({ itemId: parameterOf(href, 'vendorItemId'), url: resolveAddress(href, base), status }) });
      title = null;
    }
  }
  return items;
}

/** What stands beside a label in the table of the payment. */
function rowsOf(page: PageElement): ReadonlyMap<string, string> {
  const rows = findAll(page, 'tr').map((row) => elementsIn(row).map(textOf));
  return new Map(rows.flatMap(([label, value, ...more]) => (label && value && more.length === 0 ? [[label.replace(/\s/g, ''), value] as const] : [])));
}

/** Reads an order's page as it stands there. Name, phone and address of the receiver stand on it too and are not looked at. */
export function readDetail({ body, url }: ShopPage, context: ShopContext): ShopReading {
  const page = readTree(body);
  const orderNumber = NUMBER.exec(textOf(page) ?? '')?.[1] ?? null;
  const placed = findAll(page, 'strong, div, span, h1, h2, h3').map((element) => PLACED.exec(textOf(element) ?? '')?.[1]).find((day) => day !== undefined);
  const placedAt = readShownDay(placed);
  const rows = rowsOf(page);
  const amount = readDecimal(rows.get('총결제금액'));
  const words = findAll(page, 'span').filter(isStatus).flatMap((element) => textOf(element) ?? []);
  const items = readItems(page, url);
  // Every title that leads to a product is a line of its own.
  const whole = items.length > 0 && items.filter((item) => item.url !== undefined).length === findAll(page, TITLE).length;
  const said = words.length > 0 && words.every((word) => word.length <= LONGEST_STATE);
  if (orderNumber === null || placedAt === null || amount === null || !whole || !said) {
    const missing = { number: orderNumber === null, date: placedAt === null, total: amount === null, items: !whole, status: !said };
    return failed('changed', ...Object.entries(missing).flatMap(([path, isMissing]) => (isMissing ? [path] : [])));
  }
  const afterSales = afterSalesOf(words, WORDS);
  const discounts = [...rows].filter(([label]) => label.includes('할인')).map(([label, value]) => ({ label, amount: readDecimal(value) })).flatMap(({ label, amount: off }) => (off === null ? [] : [{ label, amount: off }]));
  const tracking = findFirst(page, 'a[href*="/order/delivery/tracking/"]');
  const report: OrderReport = {
    shop: 'coupang',
    orderNumber,
    placedAt,
    status: joinWords(words),
    state: joinStates(words.map((word) => stateOf(word, WORDS, context))),
    items,
    total: { amount, currency: 'KRW' },
    seller: null,
    amounts: present({ subtotal: readDecimal(rows.get('총상품가격')), shipping: readDecimal(rows.get('배송비')) }),
    ...present({ paymentMethod: rows.get('결제수단'), discounts, logisticsUrl: resolveAddress(attributeOf(tracking, 'href'), url), afterSales: afterSales === undefined ? null : joinWords(words.filter((word) => WORDS.afterSales.has(word))), afterSalesState: afterSales }),
  };
  return { kind: 'orders', page: 'detail', orders: [report], paging: null };
}
