import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

const place = wireExtra(z.object({ city: wireText, stateOrProvinceCode: wireText, countryCode: wireText }));
/** One scan, newest first; the place keeps no street (research/endpoints.md 3.8). */
const scan = z.object({ date: wireText, eventType: wireText, eventDescription: wireText, exceptionDescription: wireText, scanLocation: place });
export type Scan = z.output<typeof scan>;

const window = wireExtra(z.object({ window: wireExtra(z.object({ begins: wireText, ends: wireText })) }));
export type Window = z.output<typeof window>;

const wireError = z.object({ code: wireText, message: wireText });
export type WireError = z.output<typeof wireError>;

/** A number that was used again has several of these. */
const result = z.object({
  latestStatusDetail: wireExtra(z.object({ code: wireText, derivedCode: wireText })),
  dateAndTimes: z.optional(z.nullable(wireList(z.object({ type: wireText, dateTime: wireText })))),
  scanEvents: z.optional(z.nullable(wireList(scan))),
  estimatedDeliveryTimeWindow: window,
  standardTransitTimeWindow: window,
  error: wireExtra(wireError),
});
export type Result = z.output<typeof result>;

export const success = z.object({ output: z.object({ completeTrackResults: wireList(z.object({ trackingNumber: z.string(), trackResults: wireList(result) })) }) });
/** A call that was refused, the token call too. */
export const refusal = z.object({ errors: wireList(wireError).check(z.minLength(1)) });
