import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://www.amazon.com/gp/your-account/order-details?orderID=${number}`,
} satisfies ShopLinks;
