/** The shape of a description as it comes in a message or a file. What it says is checked in problems.ts. */
import * as z from 'zod/mini';
import { BODY_TYPES, type CustomDraft, DATE_ORDERS, METHODS, NETWORKS, ZONE_RULES } from '@/lib/model/custom-source';
import { PARCEL_STATUSES, SUB_STATUSES, type SubStatus } from '@/lib/model/status';

const text = (longest: number) => z.string().check(z.maxLength(longest));
/** Shown in lists and prompts: no control signs, nothing that turns a line around. */
const name = z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[^\p{Cc}\p{Cf}\u2028\u2029]*$/u));
const path = text(200);
const whole = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));

const word = z.strictObject({
  word: text(100),
  status: z.enum(PARCEL_STATUSES),
  subStatus: z.nullable(z.string()),
}).check(z.refine(({ status, subStatus }) => subStatus === null || (SUB_STATUSES[status] as readonly string[]).includes(subStatus)));

const shape = z.strictObject({
  name,
  network: z.enum(NETWORKS),
  method: z.enum(METHODS),
  address: text(500),
  headers: z.array(z.strictObject({ name: text(60), value: text(500), secret: z.boolean() })).check(z.maxLength(10)),
  body: z.nullable(z.strictObject({ type: z.enum(BODY_TYPES), text: text(4000) })),
  answer: z.strictObject({ events: path, time: path, clock: path, text: path, place: path, code: path, status: path, number: path, eta: path }),
  zoneRule: z.enum(ZONE_RULES),
  zone: text(60),
  dateOrder: z.enum(DATE_ORDERS),
  words: z.array(word).check(z.maxLength(200)),
  everyMinutes: whole(10, 1440),
  perDay: whole(1, 1000),
});

/** Secret values never stand in a description: whatever came in their place is dropped. */
export const customDraft = z.pipe(
  shape,
  z.transform((draft: z.infer<typeof shape>): CustomDraft => ({
    ...draft,
    headers: draft.headers.map((header) => (header.secret ? { ...header, value: '' } : header)),
    words: draft.words.map((each) => ({ ...each, subStatus: each.subStatus as SubStatus | null })),
  })),
);
