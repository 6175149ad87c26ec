import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number) => `https://jp.mercari.com/transaction/${number.toLowerCase()}`,
} satisfies ShopLinks;
