/** Readings on their way from the page that read a file to the background: every row is checked, what is not known is dropped. */
import * as z from 'zod/mini';
import type { OrderReport, ShopReading } from '@/lib/adapter/shop-contract';
import { ORDER_LINK_KINDS } from '@/lib/model/order';
import { AFTER_SALES, ORDER_STATUSES } from '@/lib/model/status';

const LONGEST = 4000;
const MOST_ROWS = 1000;
const MOST_OF_ONE = 500;

const text = z.string().check(z.maxLength(LONGEST));
const word = z.nullable(text);
const may = z.exactOptional;
const some = <T extends z.ZodMiniType>(row: T) => z.array(row).check(z.maxLength(MOST_OF_ONE));
const money = z.object({ amount: text, currency: text });

const item = z.object({
  title: word, quantity: z.nullable(z.number()), unitPrice: word, lineTotal: may(text), listPrice: may(text), sku: may(text), options: may(text), itemId: may(text), url: may(text), image: may(text),
  subOrderNumber: may(text), status: may(text), seller: may(text), afterSales: may(text), afterSalesUrl: may(text), trackingNumber: may(text),
});

const order = z.object({
  shop: text, orderNumber: text.check(z.minLength(1), z.maxLength(60)), placedAt: word, status: word, state: z.enum(ORDER_STATUSES), statusCode: may(text), statusDetail: may(text), items: some(item), total: z.nullable(money), seller: word,
  parentOrderNumber: may(text), platform: may(text), site: may(text), store: may(text), displayNumber: may(text), detailUrl: may(text), logisticsUrl: may(text), cancelUrl: may(text), trackingUrl: may(text),
  trackingNumber: may(text), carrier: may(text), carrierCode: may(text), parcels: may(some(z.object({ trackingNumber: text, carrier: word }))), packageNumbers: may(some(text)),
  paidAt: may(text), shippedAt: may(text), expectedFrom: may(text), expectedUntil: may(text), paymentMethod: may(text), paymentReference: may(text), refunded: may(money), shipping: may(money),
  amounts: may(z.object({ subtotal: may(text), shipping: may(text), shippingDiscount: may(text), tax: may(text), tip: may(text), totalWithTip: may(text) })),
  discounts: may(some(z.object({ label: text, amount: text }))), addOns: may(some(text)), gifts: may(some(text)), afterSales: may(text), afterSalesState: may(z.enum(AFTER_SALES)), shipmentCount: may(z.number()),
  incomplete: may(z.literal(true)), links: may(z.partialRecord(z.enum(ORDER_LINK_KINDS), text)), timeIs: may(z.literal('payment')),
}) satisfies z.ZodMiniType<OrderReport>;

const payment = z.object({
  transactionId: text, at: word, direction: text, amount: text, currency: text, counterparty: word, status: word, orderNumber: word, title: may(text), method: may(text),
});
const refund = z.object({ orderNumber: word, at: word, amount: text, currency: text, status: word, transactionId: may(text) });
const rows = <T extends z.ZodMiniType>(row: T) => z.array(row).check(z.maxLength(MOST_ROWS));

const shipment = z.object({ shop: text, orderNumber: word, trackingNumber: word, carrier: word, events: some(z.object({ at: word, text })) });

/** Of a file only: pages are read in the background. */
const reading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('orders'), page: z.enum(['list', 'detail', 'file']), orders: rows(order), paging: z.null(),
    bill: may(z.object({ refunds: rows(refund), payments: rows(payment), notOrders: rows(z.object({ value: text })), skipped: z.number() })),
  }),
  z.object({ kind: z.literal('shipments'), shipments: rows(shipment) }),
]) satisfies z.ZodMiniType<ShopReading>;

/** A piece of a file: at most a thousand orders and rows. `readAt`: when the mail was written; for other files, when they are imported. */
export const importPart = z.object({ reading, way: z.enum(['file', 'mail']), readAt: z.number() });
export const importParts = z.array(importPart).check(z.maxLength(MOST_ROWS), z.refine((parts) => parts.reduce((sum, part) => sum + (part.reading.kind === 'orders' ? part.reading.orders.length : 0), 0) <= MOST_ROWS));
