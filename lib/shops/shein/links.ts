import type { ShopLinks } from '@/lib/adapter/links';

/** Each country has a host of its own; the American one leads everybody to theirs. */
const hostOf = (site: string | null | undefined): string => (site !== null && site !== undefined && /(?:^|\.)shein\.(?:com|co\.uk|com\.mx)$/.test(site) && site !== 'shein.com' ? site : 'us.shein.com');

export default {
  order: (number, order) => `https://${hostOf(order?.site)}/user/orders/detail/${number}`,
  more: {
    after_sales: ({ number }) => `https://api-shein.shein.com/h5/user/order_return/${number}`,
  },
  list: (site) => `https://${hostOf(site)}/user/orders/list`,
} satisfies ShopLinks;
