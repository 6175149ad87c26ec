import * as z from 'zod/mini';
import { wireList, wireText } from '@/lib/adapter/text';

/** One scan, newest first, local time plus offset; no names, no firm (research/endpoints.md 4.4). */
const scan = z.object({
  eventType: wireText,
  eventCode: wireText,
  eventTimestamp: wireText,
  GMTOffset: wireText,
  eventCity: wireText,
  eventState: wireText,
  eventZIP: wireText,
  eventCountry: wireText,
});
export type Scan = z.output<typeof scan>;

export const success = z.object({ trackingNumber: z.string(), expectedDeliveryTimeStamp: wireText, trackingEvents: z.nullable(wireList(scan)) });
export type Success = z.output<typeof success>;

/** A call that was refused. */
export const refusal = z.object({ error: z.object({ code: wireText, message: wireText }) });
/** A token call that was refused (RFC 6749 section 5.2). */
export const tokenRefusal = z.object({ error: z.string(), error_description: wireText });
