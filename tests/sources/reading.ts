/** What tests of a source share: fixtures, questions, a reader's context and an errand, all frozen and without a clock. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, DriftHint, Errand, KeptToken, Question, ReadContext, SourceReply, SourceRequest, TrackingSource } from '@/lib/adapter/contract';

/** When every reply of these tests was fetched. */
export const FETCHED_AT = Date.UTC(2026, 9, 10, 12);

/** A stand-in for the catalog: 0 and nothing name no carrier. */
export const carrierOf = (code: string | number | null): string | null => (code === null || code === '' || String(code) === '0' ? null : `slug-of-${code}`);

export const ask = (number: string, more: Partial<Question> = {}): Question => ({ number, input: {}, ...more });

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

export interface Reading {
  readonly answers: readonly Answer[];
  readonly drift: readonly DriftHint[];
}

/** Runs the source's reader over a body; a reader that changes what it was given fails. */
export function readBody(source: TrackingSource, body: string, questions: readonly Question[], more: Partial<ReadContext> = {}): Reading {
  const drift: DriftHint[] = [];
  const context: ReadContext = { endpoint: `${source.id}.test`, httpStatus: 200, contentType: null, retryAfterSeconds: null, fetchedAt: FETCHED_AT, questions, carrierOf, noteDrift: (hint) => drift.push(hint), ...more };
  freeze(questions);
  return { answers: source.read(body, Object.freeze(context)), drift };
}

const folder = (id: string): string => join(import.meta.dirname, id, 'fixtures');
export const fixture = (id: string, name: string): string => readFileSync(join(folder(id), name), 'utf8');
export const fixtureNames = (id: string): readonly string[] => readdirSync(folder(id)).sort();

export interface TestErrand {
  readonly errand: Errand;
  readonly requests: readonly SourceRequest[];
  /** What stands on the token shelf now; whatever was put there, in order, is in `kept`. */
  readonly shelf: { token: KeptToken | null; readonly kept: (KeptToken | null)[] };
}

/** An errand whose replies come from `answer`; what was asked is kept. `token`: from an earlier run. */
export function errandWith(answer: (request: SourceRequest) => string | Partial<SourceReply>, secrets: Readonly<Record<string, string>> = {}, token: KeptToken | null = null): TestErrand {
  const requests: SourceRequest[] = [];
  const shelf: TestErrand['shelf'] = { token, kept: [] };
  const errand: Errand = Object.freeze({
    now: FETCHED_AT,
    signal: new AbortController().signal,
    secrets: Object.freeze({ ...secrets }),
    tokens: {
      read: () => Promise.resolve(shelf.token),
      async keep(next: KeptToken | null) {
        shelf.token = next;
        shelf.kept.push(next);
      },
    },
    carrierOf,
    noteDrift: () => undefined,
    ask: async (request: SourceRequest): Promise<SourceReply> => {
      requests.push(request);
      const given = await Promise.resolve(answer(request));
      const reply = typeof given === 'string' ? { body: given } : given;
      return { status: 200, contentType: null, body: '', retryAfterSeconds: null, receivedAt: FETCHED_AT, ...reply };
    },
  });
  return { errand, requests, shelf };
}
