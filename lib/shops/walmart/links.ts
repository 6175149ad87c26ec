import type { ShopLinks } from '@/lib/adapter/links';

export default {
  order: (number, order) => `https://www.${order?.site === 'walmart.ca' ? 'walmart.ca' : 'walmart.com'}/orders/${number}`,
  list: (site) => `https://www.${site === 'walmart.ca' ? 'walmart.ca' : 'walmart.com'}/orders`,
} satisfies ShopLinks;
