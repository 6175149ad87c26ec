import * as z from 'zod/mini';
import { wireDecimal, wireDigits } from '@/lib/adapter/strict';
import { wireExtra, wireText } from '@/lib/adapter/text';

/** `value` is a number of JSON: the display string keeps the digits. */
const money = z.object({ value: wireDecimal, displayValue: wireText });
export type Money = z.output<typeof money>;

const status = z.object({ statusType: wireText, message: wireExtra(z.object({ parts: z.array(z.object({ text: wireText })) })) });
export type Status = z.output<typeof status>;

const item = z.object({
  quantity: wireText,
  productInfo: z.object({ name: z.string(), usItemId: wireText, imageInfo: wireExtra(z.object({ thumbnailUrl: wireText })) }),
  priceInfo: wireExtra(z.object({ linePrice: wireExtra(money), unitPrice: wireExtra(money) })),
});
export type Item = z.output<typeof item>;

/** One shipment or pick-up of an order. The list of them has a number in its name that changes (`groups_2101`). */
export const groups = z.array(z.object({ status, items: z.array(item) }));

/** A cancelled order may have no total; a total without its field is another page. */
export const order = z.looseObject({
  id: wireDigits,
  orderDate: z.string(),
  displayId: wireText,
  priceDetails: z.object({ subTotal: wireExtra(money), taxTotal: wireExtra(money), driverTip: wireExtra(money), grandTotal: z.nullable(money), totalWithTip: wireExtra(money) }),
  paymentMethods: wireExtra(z.array(z.object({ description: wireText, cardType: wireText }))),
});

/** One group of `PurchaseHistoryV2`: no date and no money stand in it. */
const summary = z.object({
  orderId: wireDigits,
  status: wireExtra(status),
  items: z.array(z.object({ quantity: wireText, name: z.string(), imageInfo: wireExtra(z.object({ thumbnailUrl: wireText })) })),
});
export type Summary = z.output<typeof summary>;

export const history = z.object({ orderGroups: z.array(summary), pageInfo: z.object({ nextPageCursor: wireText }) });

/** Either of the two replies, told apart by what `data` holds. */
export const reply = z.object({ data: z.nullable(z.object({ order: z.optional(z.unknown()), orderHistoryV2: z.optional(z.unknown()) })), errors: z.optional(z.array(z.unknown())) });
/** What stands in the reply's place when its guard wants to see a person. */
export const blocked = z.object({ redirectUrl: z.string().check(z.startsWith('/blocked')) });
