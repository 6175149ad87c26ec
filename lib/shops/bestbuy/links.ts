import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://www.bestbuy.com/profile/ss/orders/order-details/${number}/view`,
} satisfies ShopLinks;
