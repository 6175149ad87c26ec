import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://mobile.yangkeduo.com/order.html?order_sn=${number}`,
} satisfies ShopLinks;
