import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://www.aliexpress.com/p/order/detail.html?orderId=${number}`,
  more: {
    logistics: ({ number }) => `https://www.aliexpress.com/p/tracking/index.html?tradeOrderId=${number}`,
  },
  list: () => 'https://www.aliexpress.com/p/order/index.html',
} satisfies ShopLinks;
