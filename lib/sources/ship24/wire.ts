import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

/** One event (research/endpoints.md 4.1). `datetime` is the local clock with a wrong Z and is not read. */
const event = z.object({
  status: wireText,
  occurrenceDatetime: wireText,
  utcOffset: wireText,
  hasNoTime: wireExtra(z.boolean()),
  location: wireText,
  courierCode: wireText,
  statusCode: wireText,
  statusMilestone: wireText,
});
export type WireEvent = z.output<typeof event>;

/** One tracker with its parcel; recipient and signature are not read. */
export const tracking = z.object({
  tracker: wireExtra(z.object({ trackingNumber: wireText })),
  shipment: wireExtra(z.object({
    statusCode: wireText,
    statusMilestone: wireText,
    delivery: wireExtra(z.object({ estimatedDeliveryDate: wireText })),
    trackingNumbers: wireExtra(wireList(z.object({ tn: wireText }))),
  })),
  events: z.optional(z.nullable(wireList(event))),
});
export type Tracking = z.output<typeof tracking>;

/** Each of `trackings` is looked into when it is read, so that one of an unknown shape is not taken for none. */
export const envelope = z.object({
  errors: wireExtra(wireList(z.object({ code: wireText, message: wireText }))),
  data: wireExtra(z.object({ trackings: z.array(z.unknown()) })),
});
