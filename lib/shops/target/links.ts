import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://www.target.com/orders/${number}`,
} satisfies ShopLinks;
