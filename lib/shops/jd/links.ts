import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://details.jd.com/normal/item.action?orderid=${number}`,
} satisfies ShopLinks;
