import * as z from 'zod/mini';
import { wireDigits, wireSaid } from '@/lib/adapter/strict';
import { wireExtra, wireText } from '@/lib/adapter/text';

const product = z.object({ productName: wireSaid, vendorItemId: wireText, vendorItemName: wireText, quantity: wireText, unitPrice: wireText, discountedUnitPrice: wireText, imagePath: wireText });
export type Product = z.output<typeof product>;

/** One order of the page's own data. Milliseconds; whole won. The list has no total: what was paid stands with the payment. */
export const order = z.object({
  orderId: wireDigits,
  orderedAt: z.number().check(z.gte(1_000_000_000_000), z.lte(9_999_999_999_999)),
  allCanceled: wireExtra(z.boolean()),
  deliveryGroupList: z.array(z.object({ deliveredDate: z.optional(z.unknown()), productList: z.array(product) })),
});
export type Order = z.output<typeof order>;

export const pages = z.object({ orderList: z.array(order), orderPagination: wireExtra(z.object({ hasNext: wireExtra(z.boolean()) })) });
export const payment = z.object({ totalPayedAmount: z.int().check(z.gte(0)), paidAt: z.optional(z.unknown()) });

const domains = z.object({ domains: z.object({ desktopOrder: z.optional(z.unknown()), order: wireExtra(z.object({ entity: z.object({ entities: z.record(z.string(), z.unknown()) }) })), payment: wireExtra(z.object({ entities: z.record(z.string(), z.unknown()) })) }) });
export type Domains = z.output<typeof domains>['domains'];
/** `__NEXT_DATA__` of a page, or the same without `props` as a reply. */
export const nextData = z.union([z.object({ props: z.object({ pageProps: domains }) }), z.object({ pageProps: domains })]);
