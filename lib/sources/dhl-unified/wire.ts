import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

/** Town and country; streets, signatures and names are not read (research/endpoints.md 3.5). */
const place = wireExtra(z.object({ address: wireExtra(z.object({ countryCode: wireText, addressLocality: wireText })) }));

/** The summary of a shipment and its events share one shape. */
const step = z.object({ timestamp: wireText, location: place, statusCode: wireText, status: wireText, statusDetailed: wireText, description: wireText, remark: wireText });
export type Step = z.output<typeof step>;

/** `id` may be a number: then its leading zeros are gone and long ones are rounded. */
export const identity = z.looseObject({ id: z.union([z.string(), z.number()]), service: wireText });

export const shipment = z.object({
  service: wireText,
  status: wireExtra(step),
  estimatedTimeOfDelivery: wireText,
  estimatedDeliveryTimeFrame: wireExtra(z.object({ estimatedFrom: wireText, estimatedThrough: wireText })),
  events: z.optional(z.nullable(wireList(step))),
});
export type Shipment = z.output<typeof shipment>;

/** Members are looked into one by one: a list of odd ones is not an empty list. */
export const reply = z.object({ shipments: z.array(z.unknown()) });

/** A problem as the gateway states it. */
export const refusal = z.object({ status: wireText, title: wireText, detail: wireText });
