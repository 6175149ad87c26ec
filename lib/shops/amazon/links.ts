import type { LinkOrder, ShopLinks } from '@/lib/adapter/links';

/** The marketplace's own host; amazon.com where none is known. */
const hostOf = (site: string | null | undefined): string => (/^amazon\.[a-z.]{2,6}$/.test(site ?? '') ? `www.${site ?? ''}` : 'www.amazon.com');
const at = (path: string) => ({ number, site }: LinkOrder): string => `https://${hostOf(site)}${path}${number}`;

export default {
  order: (number, order) => `https://${hostOf(order?.site)}${number.startsWith('D') ? '/gp/digital/your-account/order-summary.html?ie=UTF8&orderID=' : '/gp/your-account/order-details?orderID='}${number}`,
  more: {
    after_sales: at('/spr/returns/cart?orderId='),
    cancel: at('/progress-tracker/package/preship/cancel-items?orderID='),
    customer_service: at('/ps/product-support/order?orderId='),
    invoice: at('/gp/css/summary/print.html?orderID='),
  },
  list: (site) => `https://${hostOf(site)}/your-orders/orders`,
} satisfies ShopLinks;
