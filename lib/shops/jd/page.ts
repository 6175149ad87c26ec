/** What JD's pages have in common: hashed class names, numbers in words, addresses without a scheme. */
import { resolveAddress } from '@/lib/adapter/addresses';
import { readDecimal } from '@/lib/adapter/amounts';
import { afterSalesOf, isStateWord, orderWords, stateOf } from '@/lib/adapter/order-words';
import { present, type AmountReport, type OrderReport, type ShopContext } from '@/lib/adapter/shop-contract';
import { attributeOf, classesOf, findAll, textOf, type PageElement } from '@/lib/adapter/tree';

/** research/shops.md 5. */
const WORDS = orderWords({
  unpaid: '等待付款|待付款|待支付',
  paid: '正在出库|待发货|等待发货|待出库|等待出库|商品出库|锁定|等待处理|付款成功|已付款|预订中',
  partly_shipped: '部分发货|部分出库',
  shipped: '等待收货|待收货|配送中|待取件|待自提|运输中|已发货|等待自提',
  delivered: '已签收|已妥投|已送达',
  completed: '已完成|完成|待评价|等待评价|交易完成|充值成功',
  cancelled: '已取消|已关闭|交易关闭|取消|已删除',
}, {
  requested: '退款申请中|售后申请中',
  refunding: '退款中|正在退款',
  refunded: '已退款|退款成功|退款完成',
});

/** What the status says of the order, and of a return or refund where it tells of one. */
export function statusFields(status: string | null, context: ShopContext): Pick<OrderReport, 'status' | 'state' | 'afterSales' | 'afterSalesState'> {
  const afterSalesState = afterSalesOf([status], WORDS);
  return { status, state: stateOf(status, WORDS, context), ...(afterSalesState === undefined ? {} : present({ afterSales: status, afterSalesState })) };
}

/** Elements whose class begins so; the rest of it is a hash of the build. */
export const byPrefix = (scope: PageElement, prefix: string): readonly PageElement[] => findAll(scope, `[class*=${prefix}]`).filter((element) => classesOf(element).some((name) => name.startsWith(prefix)));
export const textByPrefix = (scope: PageElement, prefix: string): string | null => textOf(byPrefix(scope, prefix)[0] ?? null);

/** The order number in a text: a run of digits. */
export const numberIn = (text: string | null | undefined): string | null => /(?:^|\D)(\d{9,20})(?!\d)/.exec(text ?? '')?.[1] ?? null;

/** `x2`, `共 2 件`; null where no number stands there. */
export function countIn(text: string | null): number | null {
  const digits = /\d{1,6}/.exec(text ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}

/** One run of digits and nothing of another number beside it. */
const ONE_AMOUNT = /^[^\d]*\d[\d.,\s]*[^\d]*$/;
/** The one amount of a text; null where there is none, or where a second number stands there. */
export function yuan(text: string | null): AmountReport | null {
  const amount = ONE_AMOUNT.test(text ?? '') ? readDecimal(text) : null;
  return amount === null ? null : { amount, currency: 'CNY' };
}

/** JD's words are short. */
const LONGEST_STATUS = 20;
export const isStatus = (text: string | null): boolean => isStateWord(text, LONGEST_STATUS);

/** An https address of the page; JD writes them without a scheme. */
export function addressIn(element: PageElement | null, base: string, attribute = 'href'): string | null {
  const address = resolveAddress(attributeOf(element, attribute), base);
  return address?.startsWith('https:') === true ? address : null;
}

/** A picture's address: the one that is loaded late, unless it is loaded already. */
export function imageIn(image: PageElement | null, base: string): string | null {
  const late = attributeOf(image, 'data-lazy-img');
  const address = late === null || late === 'done' ? addressIn(image, base, 'src') : addressIn(image, base, 'data-lazy-img');
  return address === null || address.endsWith('/blank.gif') ? null : address;
}

export const itemIdIn = (address: string | null): string | null => /\/\/item\.(?:m\.)?jd\.(?:com|hk)\/(?:product\/)?(\d{4,20})\.html/.exec(address ?? '')?.[1] ?? null;
