import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://order.ebay.com/ord/show?orderId=${number}`,
} satisfies ShopLinks;
