import type { ShopLinks } from '@/lib/adapter/links';

/** The marketplace's own host; ebay.com where none is known. */
const hostOf = (site: string | null | undefined): string => (/^ebay\.[a-z.]{2,6}$/.test(site ?? '') ? (site ?? '') : 'ebay.com');

export default {
  order: (number, order) => `https://order.${hostOf(order?.site)}/ord/show?orderId=${number}#/`,
  list: (site) => `https://www.${hostOf(site)}/mye/myebay/purchase`,
} satisfies ShopLinks;
