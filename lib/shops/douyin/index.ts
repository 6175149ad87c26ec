/** Douyin's shop has no page of a buyer's orders in a browser: what is copied from the app is read (research/shops.md 17). The number alone proves nothing: the words for its ways of paying do. */
import { goodsIn, labelledParts, orderNumberIn, readOrderText } from '@/lib/adapter/order-text';
import { orderWords, stateOf, type OrderWords } from '@/lib/adapter/order-words';
import type { ShopAdapter, ShopContext, ShopReading } from '@/lib/adapter/shop-contract';

const NAMED = /抖音(?:支付|月付|商城|电商)/;
const WORDS: OrderWords = orderWords({
  unpaid: '待付款|待支付', paid: '打包中|待发货|待使用', shipped: '运输中|待收货|已发货|派送中', delivered: '已签收|已送达', completed: '交易完成|交易成功|已完成|已使用', cancelled: '交易关闭|已关闭|已取消',
});
/** A first line that is longer, or holds digits or signs, is no state. */
const STATE = /^\p{Script=Han}{2,8}$/u;

/** Null: no whole order of this shop's. */
function readText(body: string, context: ShopContext): ShopReading | null {
  const text = readOrderText(body);
  const orderNumber = NAMED.test(body) ? orderNumberIn(text) : null;
  if (orderNumber === null) return null;
  const { total, ...parts } = labelledParts(text);
  const { items, seller } = goodsIn(text);
  if (total === null && items.length === 0) return null;
  const first = text.lines[0] ?? '';
  const isState = STATE.test(first) && (WORDS.states.has(first) || first !== seller);
  const status = isState ? first : null;
  return {
    kind: 'orders',
    page: 'detail',
    orders: [{ shop: 'douyin', orderNumber, status, state: stateOf(status, WORDS, context), items, total: total === null ? null : { amount: total, currency: 'CNY' }, seller: seller === status ? null : seller, ...parts }],
    paging: null,
  };
}

export default { id: 'douyin', matches: () => false, read: () => ({ kind: 'none' }), readText } satisfies ShopAdapter;
