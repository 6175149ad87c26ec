import * as z from 'zod/mini';
import { wireList, wireText } from '@/lib/adapter/text';

/** One row; newest first (research/endpoints.md 3.2). */
const row = z.object({ time: wireText, ftime: wireText, context: wireText, statusCode: wireText, status: wireText, areaName: wireText, location: wireText });
export type Row = z.output<typeof row>;

export const success = z.object({ nu: z.string(), com: wireText, state: wireText, arrivalTime: wireText, data: wireList(row) });
export type Success = z.output<typeof success>;

/** HTTP 200 as well: `result:false` with a code. */
export const refusal = z.object({ returnCode: z.pipe(z.union([z.string(), z.number()]), z.transform(String)), message: wireText });
export type Refusal = z.output<typeof refusal>;
