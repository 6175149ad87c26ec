/**
 * The envelope of mtop replies (Taobao, Xianyu, AliExpress): `{ ret: ["CODE::words"], data }`, HTTP 200 for everything.
 * research/shops.md 1.2 and 1.3.
 */
import * as z from 'zod/mini';
import { readWrapped } from './embedded';
import { failed, type ReadingFailure, type ShopReading } from './shop-contract';

const envelope = z.object({ ret: z.array(z.string()), data: z.optional(z.unknown()) });
const checkpoint = z.object({ url: z.string() });
const risk = z.object({ rgv587_flag: z.string() });

/** A token that ran out (`EXOIRED` is their spelling) is renewed by the page's next call: nothing has happened to the session. */
const ASKED_AGAIN = /^FAIL_SYS_(?:TOKEN_|ILLEGAL_ACCESS)/;
const FAILURES: readonly (readonly [RegExp, ReadingFailure])[] = [
  [/^FAIL_SYS_SESSION_EXPIRED|^FAIL_SYS_ILLEGAL_SESSION|NEED_LOGIN|NOT_LOGIN/, 'signed_out'],
  [/^FAIL_SYS_USER_VALIDATE|^RGV587_ERROR/, 'challenge'],
  [/^FAIL_SYS_(?:FLOW|TRAFFIC)_?LIMIT|TOO_MANY_REQUEST/, 'rate_limited'],
];

/** `again`: the page itself asks again. */
export interface MtopFailure {
  readonly failure: ReadingFailure;
  readonly paths: readonly string[];
  readonly again?: true;
}
export type MtopReply = { readonly data: unknown } | MtopFailure;

/** The address of a check says whether it is a slider or the sign-in page. */
function checkAt(place: unknown): ReadingFailure {
  const parsed = checkpoint.safeParse(place);
  return parsed.success && /login/i.test(parsed.data.url.split('?')[0] ?? '') ? 'signed_out' : 'challenge';
}

/** `{"rgv587_flag":"sm","url":…}` comes in the place of any JSON of these sites. Null: no such answer. */
export const riskAnswer = (json: unknown): ShopReading | null => (risk.safeParse(json).success ? failed(checkAt(json)) : null);

export const failedReply = ({ failure, paths, again }: MtopFailure): ShopReading => (again ? { kind: 'none' } : failed(failure, ...paths));

/** The `data` of a good reply, or what kind of failure it is. A body that is no such envelope is `changed`. */
export function readMtop(body: string): MtopReply {
  const json = readWrapped(body);
  if (risk.safeParse(json).success) return { failure: checkAt(json), paths: [] };
  const parsed = envelope.safeParse(json);
  if (!parsed.success) return { failure: 'changed', paths: ['ret'] };
  const code = parsed.data.ret[0] ?? '';
  if (code.startsWith('SUCCESS')) return { data: parsed.data.data };
  if (ASKED_AGAIN.test(code)) return { failure: 'upstream', paths: ['ret'], again: true };
  const failure = FAILURES.find(([pattern]) => pattern.test(code))?.[1] ?? 'upstream';
  return { failure: failure === 'challenge' ? checkAt(parsed.data.data) : failure, paths: ['ret'] };
}
