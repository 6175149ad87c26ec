import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: () => null,
  list: () => 'https://www.temu.com/bgt_orders.html',
} satisfies ShopLinks;
