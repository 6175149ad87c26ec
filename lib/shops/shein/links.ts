import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://us.shein.com/user/orders/detail/${number}`,
} satisfies ShopLinks;
