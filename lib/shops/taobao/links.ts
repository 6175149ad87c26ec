import type { LinkOrder, ShopLinks } from '@/lib/adapter/links';

const part = encodeURIComponent;
const isTmall = (order: LinkOrder | undefined): boolean => order?.platform === 'tmall';
const taobaoOr = (taobao: string, tmall: string) => (order: LinkOrder): string => (isTmall(order) ? tmall : taobao) + part(order.number);

/** Templates: research/shops.md 3. A cancellation has no address: it is a button of the order's page. */
export default {
  order: (number, order) => (isTmall(order) ? `https://trade.tmall.com/detail/orderDetail.htm?biz_order_id=${part(number)}` : `https://buyertrade.taobao.com/trade/detail/trade_item_detail.htm?bizOrderId=${part(number)}`),
  more: {
    logistics: ({ number }) => `https://market.m.taobao.com/app/dinamic/pc-trade-logistics/home.html?orderId=${part(number)}&entrance=pc`,
    after_sales: taobaoOr('https://refund2.taobao.com/dispute/applyRouter.htm?bizOrderId=', 'https://refund2.tmall.com/dispute/applyRouter.htm?bizOrderId='),
    refund_status: ({ number }) => `https://refund2.taobao.com/dispute/detail.htm?bizOrderId=${part(number)}&disputeType=1`,
    confirm: taobaoOr('https://trade.taobao.com/trade/confirmGoods.htm?biz_order_id=', 'https://trade.tmall.com/order/confirmGoods.htm?biz_order_id='),
    complaint: ({ number }) => `https://rights.taobao.com/complaint/redirect.jhtml?bizId=${part(number)}`,
    invoice: ({ number }) => `https://invoice-ua.taobao.com/user/invoice/applyPcRoute?orderId=${part(number)}`,
    review: ({ number }) => `https://rate.taobao.com/remarkSeller.jhtml?tradeID=${part(number)}`,
  },
  list: () => 'https://buyertrade.taobao.com/trade/itemlist/list_bought_items.htm',
} satisfies ShopLinks;
