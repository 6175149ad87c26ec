import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://www.etsy.com/your/purchases?order_id=${number}`,
} satisfies ShopLinks;
