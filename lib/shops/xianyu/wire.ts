/** The gateway's answers about one order, from the buyer's side (research/shops.md 14). */
import * as z from 'zod/mini';
import { readQuantity } from '@/lib/adapter/item-parts';
import { wireAmount, wireDigits } from '@/lib/adapter/strict';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

export const orderDetail = z.object({
  orderId: wireDigits,
  status: wireText,
  components: z.array(z.object({ render: wireText, data: z.optional(z.unknown()) })),
});

/** Data of the component `orderInfoVO`. */
export const orderInfo = z.object({
  priceInfo: z.object({ amount: z.object({ value: wireAmount('CNY') }) }),
  orderInfoList: wireList(z.object({ title: wireText, value: wireText })),
  itemInfo: z.object({ title: wireText, price: wireText, buyAmount: z.pipe(wireText, z.transform((count: string | null) => readQuantity(count))) }),
  skuInfo: wireText,
});

/** Whose parcels an order has. Steps stand in it too, in a form that is not known. */
export const parcels = z.object({ detailViewList: z.array(z.object({ companyList: wireExtra(wireList(z.object({ mailNo: wireText, companyName: wireText }))) })) });

/** What was asked, where the reply does not repeat it. */
export const asked = z.object({ tid: wireText, tradeId: wireText });
