import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://www.walmart.com/orders/${number}`,
} satisfies ShopLinks;
