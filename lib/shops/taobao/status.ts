/** Taobao's and Tmall's words for an order's state and for returns (research/shops.md 3, "States"). */
import { orderWords, stateOf, type OrderWords } from '@/lib/adapter/order-words';
import type { ShopContext } from '@/lib/adapter/shop-contract';
import type { AfterSales, OrderStatus } from '@/lib/model/status';

/** Codes beside the words; where there is one it decides. */
const CODES: ReadonlyMap<string, OrderStatus> = new Map([
  ['WAIT_BUYER_PAY', 'unpaid'], ['TRADE_NO_CREATE_PAY', 'unpaid'], ['WAIT_SELLER_SEND_GOODS', 'paid'], ['SELLER_CONSIGNED_PART', 'partly_shipped'], ['WAIT_BUYER_CONFIRM_GOODS', 'shipped'],
  ['TRADE_BUYER_SIGNED', 'delivered'], ['TRADE_FINISHED', 'completed'], ['TRADE_CLOSED', 'cancelled'], ['TRADE_CLOSED_BY_TAOBAO', 'cancelled'], ['CREATE_CLOSED_OF_TAOBAO', 'cancelled'],
]);

const WORDS: OrderWords = orderWords({
  unpaid: '等待买家付款|待付款|等待付款',
  paid: '买家已付款|等待卖家发货|等待商家发货|待发货|买家已付款，等待商家发货|买家已付款，等待卖家发货',
  partly_shipped: '卖家部分发货|商家部分发货|部分发货',
  shipped: '卖家已发货|商家已发货|待收货|待确认收货|卖家已发货，等待买家确认|商家已发货，等待买家确认|已发货',
  completed: '交易成功|交易完成',
  cancelled: '交易关闭|交易取消|已取消',
});

export function orderStateOf(code: string | null, word: string, context: ShopContext): OrderStatus {
  const state = CODES.get(code ?? '');
  if (state !== undefined) return state;
  if (code !== null && /^[A-Z_]+$/.test(code)) context.noteDrift({ path: 'tradeStatus', seen: code });
  return stateOf(word, WORDS, context);
}

/** Offers to begin one, and what is no return at all. */
const OFFER = /^(?:申请|发起|我要)|^退[款货换]+\/|^退款$|^退货$|^退换货$|运费险|包退|无理由/;
const STATE = /退款|退货|换货|售后|维权|纠纷/;

/** The words that tell of a return or refund under way or done, not the offers to begin one (退款/退货, 申请售后). */
export const afterSalesWords = (words: readonly (string | null)[]): readonly string[] => words.filter((word): word is string => word !== null && STATE.test(word) && !OFFER.test(word));

const AFTER: readonly (readonly [RegExp, AfterSales])[] = [
  [/纠纷|维权|介入/, 'disputed'], [/退款成功|已退款|退款完成|售后完成/, 'refunded'], [/拒绝/, 'rejected'], [/关闭|撤销|取消/, 'none'], [/退货中|换货中|待退货|退货退款中|寄回/, 'returning'], [/退款中|退款处理|售后中|处理中/, 'refunding'],
];

/** What is further along hides what is not: an open case is what the person must see. */
const OPEN_FIRST: readonly AfterSales[] = ['disputed', 'refunding', 'returning', 'requested', 'rejected', 'refunded', 'none'];

/** 查看退款 says only that there was one; an order closed after payment was refunded (TRADE_CLOSED). Undefined: the page does not say how it stands. */
export function afterSalesStateOf(words: readonly string[], code: string | null): AfterSales | undefined {
  const states = words.map((word) => AFTER.find(([pattern]) => pattern.test(word))?.[1] ?? (code === 'TRADE_CLOSED' ? 'refunded' : undefined));
  return OPEN_FIRST.find((state) => states.includes(state));
}
