import * as z from 'zod/mini';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

/** One scan. `tkDate` is left out on purpose: it is computed as if `tkDateStr` were UTC+8 (research/endpoints.md 3.4). */
const scan = z.object({ tkCode: wireText, tkDesc: wireText, tkLocation: wireText, tkTimezone: wireText, tkDateStr: wireText });
export type Scan = z.output<typeof scan>;

/** One number asked. `serverCode` is its last-mile number; `mutiPackage` is spelled so. */
export const entry = z.object({
  queryCode: z.string(),
  serverCode: wireText,
  shipperCode: wireText,
  status: wireText,
  mutiPackage: wireExtra(z.boolean()),
  tracks: z.optional(z.nullable(wireList(scan))),
});
export type Entry = z.output<typeof entry>;

/** Entries are looked into one by one when they are read, so that one of an unknown shape is noticed. */
export const reply = z.object({
  result: z.union([z.number(), z.string()]),
  message: wireText,
  data: z.optional(z.nullable(wireList(z.looseObject({ queryCode: z.string() })))),
});
