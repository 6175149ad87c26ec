import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

const detail = z.object({ status: wireText, agency: wireText, datetime: wireText });
export type Detail = z.output<typeof detail>;

/** A parcel locker or counter; its street is not read. */
const machine = z.object({ name: wireText, location_description: wireText, address: wireExtra(z.object({ line2: wireText })) });

/** `v1/tracking/{number}`: details newest first, with offset (research/endpoints.md 3.7). */
export const reply = z.object({
  tracking_number: z.string(),
  status: wireText,
  custom_attributes: wireExtra(z.object({ target_machine_id: wireText, target_machine_detail: wireExtra(machine) })),
  tracking_details: z.optional(z.nullable(wireList(detail))),
});
export type Tracking = z.output<typeof reply>;

/** What ShipX says instead when it refuses. */
export const refusal = z.object({ status: wireText, error: z.string(), message: wireText });
export type Refusal = z.output<typeof refusal>;
