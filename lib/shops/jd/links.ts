import type { LinkOrder, ShopLinks } from '@/lib/adapter/links';

const at = (address: string) => ({ number }: LinkOrder): string => `${address}${number}`;

export default {
  order: (number) => `https://details.jd.com/normal/item.action?orderid=${number}`,
  more: {
    after_sales: at('https://myjd.jd.com/repair/ordersearchlist.action?searchString='),
    invoice: at('https://myivc.jd.com/fpzz/ivcLand.action?orderId='),
    review: at('https://club.jd.com/myJdcomments/orderVoucher.action?ruleid='),
    // General pages: neither is known for one order.
    customer_service: () => 'https://chat.jd.com/jdchat/custom.action',
    cancel: () => 'https://help.jd.com/user/issue/list-50.html',
  },
  list: () => 'https://order.jd.com/center/list.action',
} satisfies ShopLinks;
