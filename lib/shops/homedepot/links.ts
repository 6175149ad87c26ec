import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: () => null,
} satisfies ShopLinks;
