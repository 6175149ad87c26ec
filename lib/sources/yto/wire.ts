import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

/** One scan; only the fields we use (no names, no signature picture). */
const scan = z.object({
  opCode: wireText,
  opTime: wireText,
  opOrgName: wireText,
  description: wireText,
  extTrack: wireExtra(z.object({ signType: wireText })),
});
export type Scan = z.output<typeof scan>;

const waybill = z.object({ waybillNo: z.string(), waybillProcessInfo: z.optional(z.nullable(wireList(scan))) });

/** `gwWaybillInfoList`: rows newest first, China time (research/endpoints.md 4.2). */
export const reply = z.array(waybill);
