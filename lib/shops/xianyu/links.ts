import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://www.goofish.com/order-detail?orderId=${encodeURIComponent(number)}`,
} satisfies ShopLinks;
