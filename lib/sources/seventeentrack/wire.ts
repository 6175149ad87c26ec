import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

const place = wireExtra(z.object({ country: wireText, state: wireText, city: wireText }));
/** One event; the address keeps no street (research/endpoints.md 3.1). */
const event = z.object({
  time_iso: wireText,
  time_raw: wireExtra(z.object({ date: wireText, time: wireText, timezone: wireText })),
  description: wireText,
  location: wireText,
  address: place,
  stage: wireText,
  sub_status: wireText,
});
export type WireEvent = z.output<typeof event>;

const provider = z.object({ events: z.optional(z.nullable(wireList(event))) });
export const trackInfo = z.object({
  latest_status: z.object({ status: wireText, sub_status: wireText }),
  time_metrics: wireExtra(z.object({ estimated_delivery_date: wireExtra(z.object({ from: wireText, to: wireText })) })),
  misc_info: wireExtra(z.object({ local_number: wireText, local_key: wireText })),
  tracking: z.optional(z.nullable(z.object({ providers: z.optional(z.nullable(wireList(provider))) }))),
});
export type TrackInfo = z.output<typeof trackInfo>;

const wireError = z.object({ code: z.number(), message: wireText });
export type WireError = z.output<typeof wireError>;

/** One number that was taken. Its `track_info` is looked into when it is read, so that one of an unknown shape is noticed. */
const accepted = z.object({ number: z.string(), carrier: wireText, track_info: z.optional(z.nullable(z.unknown())) });
export type Accepted = z.output<typeof accepted>;
const rejected = z.object({ number: z.string(), carrier: wireText, error: wireError });

/** The envelope of every call. A refusal of the whole call shows as `code` or as `data.errors` beside code 0. */
export const envelope = z.object({
  code: z.number(),
  message: wireText,
  data: z.optional(z.nullable(z.object({
    accepted: z.optional(z.nullable(wireList(accepted))),
    rejected: z.optional(z.nullable(wireList(rejected))),
    errors: z.optional(z.nullable(wireList(wireError))),
  }))),
});

/** `getquota`: of new numbers; reading them again is not counted. */
export const quota = z.object({ code: z.literal(0), data: z.object({ quota_total: z.number(), quota_remain: z.number() }) });
