import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://mc.coupang.com/ssr/desktop/order/${number}`,
} satisfies ShopLinks;
