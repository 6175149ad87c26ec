import type { ShopLinks } from '@/lib/adapter/links';

/** Templates: research/shops.md 6. After-sales of one order has no known address; all refunds stand on one page. */
export default {
  order: (number) => `https://mobile.yangkeduo.com/order.html?order_sn=${encodeURIComponent(number)}`,
  more: {
    logistics: ({ number, trackingNumber }) => (trackingNumber === null ? null : `https://mobile.yangkeduo.com/goods_express.html?order_sn=${encodeURIComponent(number)}&tracking_number=${encodeURIComponent(trackingNumber)}`),
    refund_status: () => 'https://mobile.yangkeduo.com/complaint_list.html',
  },
  list: () => 'https://mobile.yangkeduo.com/orders.html?type=0',
} satisfies ShopLinks;
