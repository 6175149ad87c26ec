import * as z from 'zod/mini';
import { wireList, wireText } from '@/lib/adapter/text';

/** One step. `time` is left out on purpose: it is computed as if `timeStr` were UTC+8 (research/endpoints.md 3.3). */
const step = z.object({ timeStr: wireText, timeZone: wireText, desc: wireText, standerdDesc: wireText, actionCode: wireText });
export type Step = z.output<typeof step>;

const entry = z.object({
  mailNo: z.string(),
  mailNoSource: wireText,
  copyRealMailNo: wireText,
  realMailNo: wireText,
  destCpInfo: z.optional(z.nullable(z.object({ cpName: wireText }))),
  globalEtaInfo: z.optional(z.nullable(z.object({ deliveryMinTime: z.optional(z.nullable(z.number())), deliveryMaxTime: z.optional(z.nullable(z.number())) }))),
  detailList: z.optional(z.nullable(wireList(step))),
});
export type Entry = z.output<typeof entry>;

export const reply = z.object({ success: z.optional(z.boolean()), module: z.optional(z.nullable(wireList(entry))) });
