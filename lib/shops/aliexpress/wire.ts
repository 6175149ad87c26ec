import * as z from 'zod/mini';
import { wireDigits, wireSaid } from '@/lib/adapter/strict';
import { wireExtra, wireText } from '@/lib/adapter/text';

/** Blocks of a page by name; what a block is stands in its `tag`. */
export const blocks = z.object({
  data: z.record(z.string(), z.looseObject({ tag: wireText, fields: wireExtra(z.record(z.string(), z.unknown())) })),
  hierarchy: wireExtra(z.object({ structure: z.record(z.string(), z.array(z.string())) })),
});
export type Blocks = z.output<typeof blocks>;

const line = z.object({
  itemTitle: wireSaid,
  itemPriceText: wireText,
  currencyCode: wireText,
  quantity: wireText,
  productId: wireText,
  orderLineId: wireText,
  skuAttrs: wireExtra(z.array(z.object({ name: wireText, text: wireText }))),
  itemImgUrl: wireText,
  itemDetailUrl: wireText,
});
export type Line = z.output<typeof line>;

/** `pc_om_list_order`. A cancelled order may have no lines and no store. */
export const listed = z.object({
  orderId: wireDigits,
  statusText: wireSaid,
  orderDateText: wireSaid,
  totalPriceText: wireSaid,
  currencyCode: wireText,
  storeName: wireText,
  orderDetailUrl: wireText,
  orderLines: z.optional(z.nullable(z.array(line))),
  buttons: wireExtra(z.array(z.object({ type: wireText, href: wireText }))),
});
export type Listed = z.output<typeof listed>;

/** `pc_om_list_body`; truths and numbers may come as text. */
export const body = z.object({ hasMore: z.union([z.boolean(), z.string()]), pageIndex: wireText, pageSize: wireText });

/** Blocks of the detail page. */
export const info = z.object({ tradeOrderId: wireDigits, orderCreatTime: wireSaid, payTime: wireText, orderShipTime: wireText, paymentMethod: wireText });
export const statusBlock = z.object({ title: wireSaid });
export const prices = z.object({ totalPrice: z.object({ value: wireSaid, currencyCode: wireText }), priceDetails: wireExtra(z.array(z.object({ title: wireText, value: wireText }))) });
export const products = z.object({ productVOList: z.array(line), sellerVO: wireExtra(z.object({ sellerName: wireText })) });

/** `mtop.ae.ld.querydetail`. Only time and text of a step: other fields hold cities and names of people. */
export const tracking = z.object({
  module: z.object({
    trackingDetailLineList: z.array(z.object({ mailNo: wireText, logisticsCarrierName: wireText, detailList: wireExtra(z.array(z.object({ time: wireText, trackingDetailDesc: wireText }))) })),
  }),
});
