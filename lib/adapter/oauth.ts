/**
 * OAuth 2 client credentials (RFC 6749 section 4.4): the user's keys buy a token, the token goes with every call. It is
 * kept until it expires, so that one token serves many calls, and is never part of an answer, a drift note or a log.
 */
import * as z from 'zod/mini';
import { HOUR, MINUTE, SECOND } from '@/lib/model/time';
import { contextOf } from './context';
import type { Answer, Errand, KeptToken, KeyCheck, Question, Reader, SourceReply, SourceRequest } from './contract';
import { judgeReply, WORKS } from './key-check';
import { readJson, wireText } from './text';

/** The name of a source's token call. */
export const tokenEndpoint = (source: string): string => `${source}.token`;

const grant = z.object({ access_token: z.string().check(z.regex(/^[\x21-\x7e]{1,8192}$/)), expires_in: wireText });

/** So long before its end a token is not used any more: the call must still arrive. */
const MARGIN = MINUTE;
/** Where no life is stated. A token that ends sooner is refused, and then a new one is bought. */
const USUAL_LIFE = HOUR;
const LONGEST_LIFE = 24 * HOUR;

/** The token of a reply; null: the reply has none that could be sent. */
function readToken(reply: SourceReply): KeptToken | null {
  const parsed = grant.safeParse(readJson(reply.body));
  if (reply.status >= 300 || !parsed.success) return null;
  const stated = Number(parsed.data.expires_in ?? Number.NaN) * SECOND;
  const life = stated > 0 ? Math.min(stated, LONGEST_LIFE) : USUAL_LIFE;
  return { value: parsed.data.access_token, expiresAt: reply.receivedAt + life };
}

/** Wrong keys are refused with 400 or with 401 (RFC 6749 section 5.2): readers see one of the two. */
const asRefusal = (granted: SourceReply): SourceReply => (granted.status === 400 ? { ...granted, status: 401 } : granted);

/** Keys that buy a token work; the token is kept for the first question. */
export async function checkByToken(grant: SourceRequest, read: Reader, errand: Errand): Promise<KeyCheck> {
  const granted = await errand.ask(grant);
  const token = readToken(granted);
  if (token === null) return judgeReply(grant.endpoint, asRefusal(granted), read, errand);
  await errand.tokens.keep(token);
  return WORKS;
}

export interface TokenCall {
  /** The endpoint `<id>.token`, with the user's keys in headers or body. */
  readonly grant: SourceRequest;
  /** The call itself, with the token. */
  readonly request: (token: string) => SourceRequest;
}

/**
 * Asks with a token and reads. A kept token that is refused (401) is forgotten and replaced once. Where the keys are refused
 * or no token comes, that reply goes to the reader, under the token's endpoint.
 */
export async function askWithToken({ grant, request }: TokenCall, read: Reader, questions: readonly Question[], errand: Errand): Promise<readonly Answer[]> {
  const answer = ({ endpoint }: SourceRequest, reply: SourceReply): readonly Answer[] => read(reply.body, contextOf(endpoint, reply, questions, errand));
  const kept = await errand.tokens.read();
  if (kept !== null && kept.expiresAt - MARGIN > errand.now) {
    const asked = request(kept.value);
    const reply = await errand.ask(asked);
    if (reply.status !== 401) return answer(asked, reply);
    await errand.tokens.keep(null);
  }
  const granted = await errand.ask(grant);
  const token = readToken(granted);
  if (token === null) return answer(grant, asRefusal(granted));
  await errand.tokens.keep(token);
  const asked = request(token.value);
  const reply = await errand.ask(asked);
  // Fresh and refused: the keys are not good for this service; another token would not be either.
  if (reply.status === 401) await errand.tokens.keep(null);
  return answer(asked, reply);
}

/** The form that most token endpoints take. */
export const grantForm = (more: Readonly<Record<string, string>> = {}): string => new URLSearchParams({ grant_type: 'client_credentials', ...more }).toString();

/** HTTP Basic over UTF-8. */
export function basicAuth(user: string, password: string): string {
  return `Basic ${btoa(Array.from(new TextEncoder().encode(`${user}:${password}`), (byte) => String.fromCharCode(byte)).join(''))}`;
}
