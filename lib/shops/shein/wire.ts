import * as z from 'zod/mini';
import { wireDecimal, wireShaped } from '@/lib/adapter/strict';
import { wireExtra, wireText } from '@/lib/adapter/text';

/** On the detail page money is an object, in the list a total is its display string (`R132`). */
const money = z.object({ amount: wireDecimal });
export type Money = z.output<typeof money>;

const line = z.object({
  goods_name: z.string(),
  goods_attr: wireText,
  quantity: wireText,
  goods_id: wireText,
  goods_img: wireText,
  store_name: wireText,
  unitPrice: wireExtra(money),
  totalPrice: wireExtra(money),
  shipping_no: wireText,
});
export type Line = z.output<typeof line>;

const order = z.object({
  billno: wireShaped(/^[A-Z\d]{10,32}$/),
  addTime: z.union([z.number(), z.string()]),
  currency_code: wireShaped(/^[A-Z]{3}$/),
  totalPrice: z.union([wireDecimal, z.pipe(money, z.transform(({ amount }: Money) => amount))]),
  orderGoodsList: z.array(line),
  orderStatus: wireText,
  orderStatusTitle: wireText,
  payment_method: wireText,
  pay_time: wireText,
  relationBillno: wireText,
  subTotalPrice: wireExtra(money),
  shippingPrice: wireExtra(money),
  track_info: wireExtra(z.object({ name: wireText, status_desc: wireText })),
  order_package_info_list: wireExtra(z.array(z.object({ packageNo: wireText }))),
  newReturnItemWebUrl: wireText,
});
export type Order = z.output<typeof order>;

/** `gbRawData` of the list page and of the detail page. */
export const list = z.object({ order_list: z.array(order) });
export const detail = z.object({ orderInfo: order });
