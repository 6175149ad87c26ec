import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

/** One row; `order` rises with time and settles which of two rows of one second is newer (research/endpoints.md 3.6). */
const row = z.object({ group: wireText, code: wireText, label: wireText, date: wireText, country: wireText, order: wireText });
export type Row = z.output<typeof row>;

export const shipment = z.object({
  idShip: z.string(),
  estimDate: wireText,
  event: z.optional(z.nullable(wireList(row))),
  contextData: wireExtra(z.object({ partner: wireExtra(z.object({ reference: wireText })) })),
});
export type Shipment = z.output<typeof shipment>;

/** A shipment is looked into when it is read, so that one of an unknown shape is noticed. */
const entry = z.object({
  returnCode: z.union([z.number(), z.string()]),
  returnMessage: wireText,
  idShip: wireText,
  shipment: z.optional(z.nullable(z.looseObject({ idShip: wireText }))),
});
export type Entry = z.output<typeof entry>;

/** `suivi-unifie`: a list of one. */
export const reply = wireList(entry);
