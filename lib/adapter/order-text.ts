/**
 * A whole order as people copy it from a Chinese shop's app: labelled lines (订单编号, 实付款, 支付方式), goods as title, variant and
 * `¥price xN`, the shop's name above the first title, the state in the first line (research/shops.md 17). Which shop it is says the
 * caller. Names, phones and addresses are in no line that is read.
 */
import { readDecimal } from './amounts';
import { readQuantity, tidyVariant } from './item-parts';
import { readChinaTime } from './page-dates';
import { present, type ItemReport } from './shop-contract';
import { tidy } from './text';

export interface OrderText {
  readonly lines: readonly string[];
  /** What stands behind a label, in its line or alone in the next; null for nothing. */
  readonly behind: (...labels: readonly string[]) => string | null;
}

const SEPARATOR = /^[\s：:]*/;
/** Buttons that are copied along. */
const BUTTON = /\s(?:复制|查看|修改|展开)$/;
/** The page's own title. */
const TITLE = '订单详情';
/** A label begins its line or stands behind a blank, and is a whole word (运费, not 运费险). -1: nowhere. */
function labelAt(line: string, label: string): number {
  const at = line.startsWith(label) ? 0 : line.indexOf(` ${label}`) + 1 || -1;
  return at !== -1 && /^\p{Script=Han}/u.test(line.slice(at + label.length)) ? -1 : at;
}
const MOST_LINES = 2_000;

export function readOrderText(text: string): OrderText {
  const lines = text.split(/\r\n?|\n/).slice(0, MOST_LINES).flatMap((line) => tidy(line) ?? []).filter((line) => line !== TITLE);
  const behind = (...labels: readonly string[]): string | null => {
    for (const label of labels) {
      const at = lines.findIndex((line) => labelAt(line, label) !== -1);
      if (at === -1) continue;
      const line = lines[at] ?? '';
      const rest = tidy(line.slice(labelAt(line, label) + label.length).replace(SEPARATOR, '').replace(BUTTON, ''));
      return rest ?? lines[at + 1] ?? null;
    }
    return null;
  };
  return { lines, behind };
}

/** Digits of one order's number right behind its label. */
export const orderNumberIn = ({ behind }: OrderText): string | null => /^\d{12,24}(?=\D|$)/.exec(behind('订单编号', '订单号') ?? '')?.[0] ?? null;

const amountBehind = (text: OrderText, ...labels: readonly string[]): string | null => {
  const said = text.behind(...labels);
  return said !== null && /^[-−]?\s*[¥￥]?\s*[-−]?\d/.test(said) ? readDecimal(said) : null;
};

const MOMENT = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?/;
const momentBehind = ({ behind }: OrderText, ...labels: readonly string[]): string | null => readChinaTime(MOMENT.exec(behind(...labels) ?? '')?.[0]);

const REDUCTION = /^([^\d¥￥：:]{2,20}?)[\s：:]*[-−－]\s*[¥￥]?\s*(\d[\d.,]*)$/;
const REDUCES = /优惠|减|红包|券|抵扣|折|补贴/;

/** Sums, times and ways of paying that have a label. `total`: a decimal or null. */
export function labelledParts(text: OrderText) {
  const shipping = amountBehind(text, '运费', '快递费');
  const subtotal = amountBehind(text, '商品总价', '商品金额', '商品总额');
  const discounts = text.lines.flatMap((line) => {
    const [, label, amount] = REDUCTION.exec(line) ?? [];
    const reduced = readDecimal(amount);
    return label === undefined || reduced === null || !REDUCES.test(label) ? [] : [{ label: label.trim(), amount: `-${reduced}` }];
  });
  return {
    total: amountBehind(text, '实付款', '实付', '实际支付', '合计'),
    placedAt: momentBehind(text, '下单时间', '创建时间'),
    ...present({ paidAt: momentBehind(text, '支付时间', '付款时间'), shippedAt: momentBehind(text, '发货时间'), paymentMethod: text.behind('支付方式'), shipping: shipping === null ? null : { amount: shipping, currency: 'CNY' }, amounts: subtotal === null ? null : { subtotal }, discounts }),
  };
}

const PRICE = /^[¥￥]\s*(\d[\d.,]*)(?:\s*([x×*]\s*\d{1,6}))?$/i;
const COUNT = /^[x×*]\s*\d{1,6}$/i;
const VARIANT = /^规格/;
/** A sentence of the app's, no name of a shop. */
const SENTENCE = /[，。！]|您|快件|包裹|已到达/;

interface Goods { readonly items: readonly ItemReport[]; readonly seller: string | null }

/** Goods by their price lines: above each its variant, above that its title; above the first title the shop, or the state where that is the only line. */
export function goodsIn({ lines }: OrderText): Goods {
  const rows = lines.flatMap((line, at) => {
    const [, price, inLine] = PRICE.exec(line) ?? [];
    const count = inLine ?? (COUNT.test(lines[at + 1] ?? '') ? lines[at + 1] : undefined);
    const hasVariant = VARIANT.test(lines[at - 1] ?? '');
    const titleAt = at - (hasVariant ? 2 : 1);
    // A price without a count is a sum of the page.
    return price === undefined || count === undefined || titleAt < 0 ? [] : [{ at, titleAt, price, count, variant: hasVariant ? (lines[at - 1] ?? null) : null }];
  });
  const items = rows.map(({ titleAt, price, count, variant }): ItemReport => ({ title: lines[titleAt] ?? null, quantity: readQuantity(count), unitPrice: readDecimal(price), ...present({ sku: tidyVariant(variant) }) }));
  const above = (rows[0]?.titleAt ?? 0) - 1;
  const seller = lines[above] ?? null;
  return { items, seller: seller !== null && SENTENCE.test(seller) ? null : seller };
}
