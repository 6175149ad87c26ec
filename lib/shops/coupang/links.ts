import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://mc.coupang.com/ssr/desktop/order/${number}`,
  more: {
    logistics: ({ number }) => `https://mc.coupang.com/ssr/desktop/order/delivery/tracking/${number}`,
  },
  list: () => 'https://mc.coupang.com/ssr/desktop/order/list',
} satisfies ShopLinks;
