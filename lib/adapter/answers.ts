/** What every reader says the same way (research/endpoints.md 2.1). */
import type { FailureKind } from '@/lib/model/failure';
import type { ParcelStatus, StatusPair, SubStatus } from '@/lib/model/status';
import type { Answer, EventReport, ParcelReport, Question, ReadContext } from './contract';

/** A pair for a table. */
export const pair = (status: ParcelStatus, subStatus: SubStatus | null = null): StatusPair => ({ status, subStatus });
/** What a word in no table means: nothing guessed. */
export const UNMAPPED: StatusPair = { status: 'unknown', subStatus: 'unmapped' };

/** A call that failed; for rate limits the wait, where one was stated. */
export function failed(carrier: string | null, failure: FailureKind, code: string | null, message: string | null, context: Pick<ReadContext, 'retryAfterSeconds'>): Answer {
  const wait = failure === 'rate_limited' && context.retryAfterSeconds !== null ? { retryAfterSeconds: context.retryAfterSeconds } : {};
  return { kind: 'failed', carrier, failure, code, message, ...wait };
}

export function inconclusive(carrier: string | null, code: string | null = null, message: string | null = null): Answer {
  return { kind: 'inconclusive', carrier, code, message };
}

export function notFound(carrier: string | null, subStatus: SubStatus<'not_found'>, code: string | null, message: string | null): Answer {
  return { kind: 'not_found', carrier, subStatus, code, message };
}

/** What the HTTP status says where the body has no better word; null from 200 to 399. `keyed`: the call carried a key. */
export function failureOfStatus(status: number, keyed: boolean): FailureKind | null {
  if (status < 400) return null;
  if (status === 401) return 'auth';
  if (status === 403) return keyed ? 'auth' : 'challenge';
  return status === 429 ? 'rate_limited' : 'upstream';
}

/** One answer for every question: a body that cannot be used, with the HTTP status as the reason. */
export function unusable(context: ReadContext, keyed: boolean, carrierOf: (question: Question) => string | null, path: string): readonly Answer[] {
  const byStatus = failureOfStatus(context.httpStatus, keyed);
  if (byStatus === null) context.noteDrift({ path, seen: 'missing' });
  const code = context.httpStatus >= 400 ? String(context.httpStatus) : null;
  return context.questions.map((question) => failed(carrierOf(question), byStatus ?? 'changed', code, null, context));
}

/** The report of a source whose parcel status follows the newest event that it knows (rules 6 and 10). */
export function reportFromEvents(events: readonly EventReport[], rest: Partial<Pick<ParcelReport, 'eta' | 'related' | 'pickup'>> = {}): ParcelReport {
  const sorted = newestFirst(events);
  const lead = sorted.find((event) => event.status !== 'unknown');
  const status = lead === undefined ? UNMAPPED : pair(lead.status, lead.subStatus);
  return buildReport(status, lead?.sourceCode ?? sorted[0]?.sourceCode ?? null, sorted, rest);
}

const WITHOUT_ETA: ReadonlySet<ParcelStatus> = new Set(['ready_for_pickup', 'delivered', 'returning', 'returned', 'cancelled', 'expired', 'not_found']);

/** A found report: drops the ETA where nothing is awaited any more (rule 7), sorts where every event has a time (rule 3). */
export function buildReport(status: StatusPair, rawStatus: string | null, events: readonly EventReport[], rest: Partial<Pick<ParcelReport, 'eta' | 'related' | 'pickup'>> = {}): ParcelReport {
  return {
    ...status,
    rawStatus,
    events: newestFirst(events),
    eta: WITHOUT_ETA.has(status.status) ? null : (rest.eta ?? null),
    related: rest.related ?? [],
    pickup: rest.pickup ?? null,
  };
}

/** Sorted by instant, newest first and stable, only if every event has one; else the source's order stands (rule 3). */
export function newestFirst(events: readonly EventReport[]): readonly EventReport[] {
  if (events.some((event) => event.time === null)) return events;
  return [...events].sort((a, b) => Date.parse(b.time ?? '') - Date.parse(a.time ?? ''));
}
