/** The newer list: cards with hashed class names, without a link to the order (research/shops.md 5, "New cards"). */
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, present, type ItemReport, type OrderReport, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { elementsIn, type PageElement, textOf } from '@/lib/adapter/tree';
import { byPrefix, countIn, imageIn, isStatus, numberIn, textByPrefix, statusFields, yuan } from './page';

/** The value that stands after the label 订单号; labels and values take turns. */
function numberOf(card: PageElement): string | null {
  for (const label of byPrefix(card, 'metaLabel-')) {
    const said = (textOf(label) ?? '').replace(/[\s:：]/g, '');
    const beside = elementsIn(label.parent ?? card);
    if (said === '订单号' || said === '订单编号') return numberIn(textOf(beside[beside.indexOf(label) + 1] ?? null));
  }
  return numberIn(textByPrefix(card, 'orderMetas-'));
}

function readItem(item: PageElement, base: string): ItemReport {
  return {
    title: textByPrefix(item, 'productTitle-'),
    quantity: countIn(textByPrefix(item, 'countNum-')),
    unitPrice: null,
    ...present({ image: imageIn(byPrefix(item, 'productImg-')[0] ?? null, base) }),
  };
}

/** Sign, whole yuan and the rest stand apart; what stands among them is none of the price. */
function priceOf(card: PageElement): string | null {
  const row = byPrefix(card, 'priceRow-')[0];
  if (row === undefined) return null;
  const whole = textByPrefix(row, 'priceInteger-');
  const price = whole === null ? (textOf(row) ?? '') : `${whole}${textByPrefix(row, 'priceDecimal-') ?? ''}`;
  return /^[¥￥]?\s*\d[\d,]{0,12}\s*(?:\.\d{1,2})?$/.test(price) ? price : '';
}

function readCard(card: PageElement, base: string, path: string, paths: string[], context: ShopContext): OrderReport | null {
  const orderNumber = numberOf(card);
  const time = byPrefix(card, 'orderTime-')[0] ?? null;
  const placedAt = readChinaTime(time === null ? null : (textByPrefix(time, 'metaValue-') ?? textOf(time)));
  const items = byPrefix(card, 'productItem-').map((item) => readItem(item, base));
  const price = priceOf(card);
  const total = yuan(price);
  const status = textByPrefix(card, 'statusText-');
  if (placedAt === null) paths.push(`${path}.placedAt`);
  if (items.length === 0 || items.some(({ title }) => title === null)) paths.push(`${path}.items`);
  if (total === null && (status === null || price !== null)) paths.push(`${path}.total`);
  if (!isStatus(status)) paths.push(`${path}.status`);
  if (orderNumber === null) {
    paths.push(`${path}.orderNumber`);
    return null;
  }
  return { shop: 'jd', orderNumber, placedAt, ...statusFields(status, context), items, total, seller: textByPrefix(card, 'shopNames-'), ...present({ paymentMethod: textByPrefix(card, 'paymentTypeName-') }) };
}

/** Null where the page has no such cards. */
export function readCards(tree: PageElement, base: string, context: ShopContext): ShopReading | null {
  const cards = byPrefix(tree, 'orderCard-');
  if (cards.length === 0) return null;
  const paths: string[] = [];
  const orders = cards.flatMap((card, index) => readCard(card, base, `orders.${index}`, paths, context) ?? []);
  if (new Set(orders.map(({ orderNumber }) => orderNumber)).size < orders.length) paths.push('orders.orderNumber');
  return paths.length > 0 ? failed('changed', ...paths) : { kind: 'orders', page: 'list', orders, paging: null };
}
