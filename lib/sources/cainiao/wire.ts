import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

/** One step. `time` is left out on purpose: it is computed as if `timeStr` were UTC+8 (research/endpoints.md 3.3). */
const step = z.object({ timeStr: wireText, timeZone: wireText, desc: wireText, standerdDesc: wireText, actionCode: wireText });
export type Step = z.output<typeof step>;

export const entry = z.object({
  mailNo: z.string(),
  mailNoSource: wireText,
  copyRealMailNo: wireText,
  realMailNo: wireText,
  globalEtaInfo: wireExtra(z.object({ deliveryMinTime: wireExtra(z.number()), deliveryMaxTime: wireExtra(z.number()) })),
  detailList: z.optional(z.nullable(wireList(step))),
});
export type Entry = z.output<typeof entry>;

/** Entries are looked into one by one when they are read, so that one of an unknown shape is noticed. */
export const reply = z.object({ success: z.optional(z.boolean()), module: z.optional(z.nullable(wireList(z.looseObject({ mailNo: z.string() })))) });
