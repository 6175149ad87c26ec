/** Pinduoduo's words and codes for an order's state (research/shops.md 6, "States"). */
import { afterSalesOf, orderWords, stateOf, type OrderWords } from '@/lib/adapter/order-words';
import type { ShopContext } from '@/lib/adapter/shop-contract';
import type { AfterSales, OrderStatus } from '@/lib/model/status';

const WORDS: OrderWords = orderWords(
  { unpaid: '待付款|待支付', paid: '待分享|待发货|拼单成功，待发货|已支付', shipped: '待收货|已发货|运输中|派送中', delivered: '待评价|已签收|已收货', completed: '交易成功|已评价|交易完成', cancelled: '交易已取消|已取消|交易取消|拼单未成功|未发货，退款成功|拼单未成功，退款成功' },
  { refunding: '退款中|退款处理中|待商家处理退款', refunded: '退款成功|已退款|已发货，退款成功|未发货，退款成功|拼单未成功，退款成功|已收货，退款成功', rejected: '退款关闭|退款失败', returning: '退货中|待退货|退货退款中' },
);
/** Seen beside the words, by one source: they decide only where the word is of a refund or unknown. */
const CODES: ReadonlyMap<string, OrderStatus> = new Map([['2', 'paid'], ['3', 'shipped'], ['4', 'delivered'], ['6', 'cancelled']]);

export function orderStateOf(word: string | null, code: string | null, context: ShopContext): OrderStatus {
  const state = stateOf(word, WORDS, context, 'orderStatusPrompt');
  return state === 'unknown' ? (CODES.get(code ?? '') ?? state) : state;
}

/** A state with 退款 in it is an after-sales word too. */
export const afterSalesWord = (word: string | null): string | null => (word !== null && /退款|退货/.test(word) ? word : null);
export const afterSalesStateOf = (word: string | null): AfterSales | undefined => afterSalesOf([word], WORDS);
