import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://www.aliexpress.com/p/order/detail.html?orderId=${number}`,
} satisfies ShopLinks;
