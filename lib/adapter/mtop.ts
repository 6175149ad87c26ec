/**
 * The envelope of mtop replies (Taobao, Xianyu, AliExpress): `{ ret: ["CODE::words"], data }`, HTTP 200 for everything.
 * research/shops.md 1.2 and 1.3.
 */
import * as z from 'zod/mini';
import { readWrapped } from './embedded';
import type { ReadingFailure } from './shop-contract';

const envelope = z.object({ ret: z.array(z.string()), data: z.optional(z.unknown()) });
const checkpoint = z.object({ url: z.string() });

/** `EXOIRED` is their spelling. A token that ran out is renewed by the next call: nothing the person must do. */
const FAILURES: readonly (readonly [RegExp, ReadingFailure])[] = [
  [/^FAIL_SYS_SESSION_EXPIRED|^FAIL_SYS_ILLEGAL_SESSION|NEED_LOGIN|NOT_LOGIN/, 'signed_out'],
  [/^FAIL_SYS_USER_VALIDATE|^RGV587_ERROR/, 'challenge'],
  [/^FAIL_SYS_(?:FLOW|TRAFFIC)_?LIMIT|TOO_MANY_REQUEST/, 'rate_limited'],
];

export type MtopReply = { readonly data: unknown } | { readonly failure: ReadingFailure; readonly paths: readonly string[] };

/** The `data` of a good reply, or what kind of failure it is. A body that is no such envelope is `changed`. */
export function readMtop(body: string): MtopReply {
  const parsed = envelope.safeParse(readWrapped(body));
  if (!parsed.success) return { failure: 'changed', paths: ['ret'] };
  const code = parsed.data.ret[0] ?? '';
  if (code.startsWith('SUCCESS')) return { data: parsed.data.data };
  const failure = FAILURES.find(([pattern]) => pattern.test(code))?.[1] ?? 'upstream';
  // The address of the check says whether it is a slider or the sign-in page.
  const check = checkpoint.safeParse(parsed.data.data);
  return { failure: failure === 'challenge' && check.success && /login/i.test(check.data.url.split('?')[0] ?? '') ? 'signed_out' : failure, paths: ['ret'] };
}
