import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

/** One scan; oldest first (research/endpoints.md 3.12). The fields of couriers and receivers are not read. */
const scan = z.object({ workDt: wireText, workHms: wireText, crgStDcd: wireText, crgStDnm: wireText, crgStDcdVal: wireText, branNm: wireText });

/** The trace host. `resultCode` is a number or its text; a list that is gone altogether is not an empty one. */
export const traceReply = z.object({
  resultCode: z.pipe(z.union([z.string(), z.number()]), z.transform(String)),
  resultMessage: wireText,
  message: wireText,
  data: wireExtra(z.object({ wblNo: wireText, svcOutList: z.nullable(wireList(scan)) })),
});
export type TraceReply = z.output<typeof traceReply>;

const oldScan = z.object({ dTime: wireText, crgSt: wireText, scanNm: wireText, crgNm: wireText, regBranNm: wireText });

/** The older path of the public page. */
export const oldReply = z.object({
  parcelResultMap: z.object({ resultList: wireList(z.object({ invcNo: wireText })), paramInvcNo: wireText }),
  parcelDetailResultMap: z.object({ resultList: wireList(oldScan), paramInvcNo: wireText }),
});
export type OldReply = z.output<typeof oldReply>;
