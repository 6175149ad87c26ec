import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

/** `type` one or two letters, `code` two letters, `statusCode` three digits; a current status has its three digits in `code`. */
const status = wireExtra(z.object({ type: wireText, description: wireText, code: wireText, statusCode: wireText }));
export type Status = z.output<typeof status>;

/** One scan, newest first; the place keeps no street (research/endpoints.md 3.9). */
const activity = z.object({
  location: wireExtra(z.object({ address: wireExtra(z.object({ city: wireText, stateProvince: wireText, countryCode: wireText, country: wireText })) })),
  status,
  date: wireText,
  time: wireText,
  gmtOffset: wireText,
});
export type Activity = z.output<typeof activity>;

const parcel = z.object({
  trackingNumber: wireText,
  activity: z.optional(z.nullable(wireList(activity))),
  currentStatus: status,
  deliveryDate: z.optional(z.nullable(wireList(z.object({ type: wireText, date: wireText })))),
  deliveryTime: wireExtra(z.object({ type: wireText, startTime: wireText, endTime: wireText })),
  alternateTrackingNumber: wireExtra(wireList(z.object({ number: wireText }))),
});
export type Parcel = z.output<typeof parcel>;

const words = z.object({ code: wireText, message: wireText });
export type Words = z.output<typeof words>;

const shipment = z.object({ inquiryNumber: wireText, package: wireExtra(wireList(parcel)), warnings: wireExtra(wireList(words)) });
export const success = z.object({ trackResponse: z.object({ shipment: wireList(shipment) }) });
export type Shipment = z.output<typeof shipment>;

/** A call that was refused, the token call too. */
export const refusal = z.object({ response: z.object({ errors: wireList(words).check(z.minLength(1)) }) });
