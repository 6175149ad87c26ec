import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://buyertrade.taobao.com/trade/detail/trade_item_detail.htm?bizOrderId=${number}`,
} satisfies ShopLinks;
