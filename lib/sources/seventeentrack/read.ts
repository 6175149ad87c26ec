import { buildReport, failed, failureOfStatus, inconclusive, notFound, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Question, Reader, ReadContext } from '@/lib/adapter/contract';
import { readStamp, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { joinPlace, readJson, tidy } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { RelatedNumber, SourceMemo } from '@/lib/model/parcel';
import type { StatusPair, SubStatus } from '@/lib/model/status';
import { kindOfError, type Read, statusOfStage, statusOfSub } from './codes';
import { type Accepted, envelope, type TrackInfo, trackInfo, type WireError, type WireEvent } from './wire';

const REGISTERED: SourceMemo = { registered: true };
const UNREGISTERED: SourceMemo = { registered: false };

function askedCarrier(question: Question, context: ReadContext): string | null {
  return question.carrier ?? context.carrierOf(question.carrierCode ?? null);
}

function settled({ known, status, subStatus }: Read, path: string, word: string | null, context: ReadContext): StatusPair {
  if (!known) context.noteDrift({ path, seen: word ?? '' });
  return { status, subStatus };
}

/** `time_iso`; when it is null the raw clock is the only one and has no zone. */
function readTime(event: WireEvent): Pick<EventReport, 'time' | 'localTime' | 'rawTime'> {
  const time = readStamp(event.time_iso);
  if (time !== null) return { time, localTime: null, rawTime: tidy(event.time_iso) };
  const raw = event.time_raw;
  const localTime = readWallClock(tidy([raw?.date, raw?.time].filter(Boolean).join(' ')) ?? event.time_iso);
  return { time: null, localTime, rawTime: tidy([raw?.date, raw?.time, raw?.timezone].filter(Boolean).join(' ')) ?? tidy(event.time_iso) };
}

function readEvent(event: WireEvent, context: ReadContext): EventReport {
  const word = tidy(event.sub_status);
  const status = word === null ? settled(statusOfStage(tidy(event.stage)), 'events.stage', event.stage, context) : settled(statusOfSub(word), 'events.sub_status', word, context);
  return {
    ...readTime(event),
    location: readProse(event.location) ?? readProse(joinPlace(event.address?.city, event.address?.state, event.address?.country)),
    description: readProse(event.description) ?? '',
    ...status,
    sourceCode: word ?? tidy(event.stage),
  };
}

/** Several providers are legs of one way: the last leg comes first. */
function readEvents(info: TrackInfo, context: ReadContext): readonly EventReport[] {
  const legs = (info.tracking?.providers ?? []).toReversed();
  return legs.flatMap((leg) => (leg.events ?? []).map((event) => readEvent(event, context)));
}

function readEta(info: TrackInfo): EtaReport | null {
  const window = info.time_metrics?.estimated_delivery_date;
  const read = (text: string | null | undefined): string | null => readStamp(text) ?? readWallClock(text);
  const from = read(window?.from) ?? read(window?.to);
  return from === null ? null : { from, until: read(window?.to) ?? from };
}

function readRelated(info: TrackInfo, context: ReadContext): readonly RelatedNumber[] {
  const number = tidy(info.misc_info?.local_number);
  return number === null ? [] : [{ role: 'last_mile', carrier: context.carrierOf(info.misc_info?.local_key ?? null), number: normaliseNumber(number) }];
}

function readAccepted(entry: Accepted, question: Question, context: ReadContext): Answer {
  const asked = askedCarrier(question, context);
  // `register` answers without track_info and says nothing of the parcel.
  if (entry.track_info === undefined || entry.track_info === null) return { ...inconclusive(asked), memo: REGISTERED };
  const parsed = trackInfo.safeParse(entry.track_info);
  if (!parsed.success) {
    context.noteDrift({ path: 'accepted.track_info', seen: 'changed' });
    return { ...failed(asked, 'changed', null, null, context), memo: REGISTERED };
  }
  const info = parsed.data;
  const word = tidy(info.latest_status.sub_status) ?? tidy(info.latest_status.status) ?? '';
  const status = settled(statusOfSub(word), 'latest_status.sub_status', word, context);
  if (status.status === 'not_found') return { ...notFound(asked, (status.subStatus ?? 'no_record') as SubStatus<'not_found'>, word, null), memo: REGISTERED };
  const report = buildReport(status, word, readEvents(info, context), { eta: readEta(info), related: readRelated(info, context) });
  return { kind: 'found', carrier: context.carrierOf(entry.carrier), report, memo: REGISTERED };
}

/** A refusal, of one number or of the whole call. */
function readError(error: WireError, question: Question, context: ReadContext): Answer {
  const carrier = askedCarrier(question, context);
  const code = String(error.code);
  const message = tidy(error.message);
  const kind = kindOfError(error.code);
  if (kind === 'already_registered') return { ...inconclusive(carrier, code, message), memo: REGISTERED };
  if (kind === 'invalid_number') return notFound(carrier, 'invalid_number', code, message);
  if (kind === 'lookup_pending') return notFound(carrier, 'lookup_pending', code, message);
  const answer = failed(carrier, kind, code, message, context);
  return kind === 'not_registered' ? { ...answer, memo: UNREGISTERED } : answer;
}

/** The entry about a question; where one number was asked for two carriers, the one with its carrier. */
function entryFor<E extends { readonly number: string; readonly carrier: string | null }>(question: Question, entries: readonly E[] | null | undefined): E | undefined {
  const same = (entries ?? []).filter((entry) => normaliseNumber(entry.number) === question.number);
  return same.find((entry) => entry.carrier === String(question.carrierCode ?? '')) ?? same[0];
}

/** Reads `register` and `gettrackinfo`. */
export const read: Reader = (body, context): readonly Answer[] => {
  const parsed = envelope.safeParse(readJson(body));
  const refused = parsed.success ? (parsed.data.data?.errors?.[0] ?? (parsed.data.code === 0 ? undefined : { code: parsed.data.code, message: parsed.data.message })) : undefined;
  if (refused !== undefined) {
    const byStatus = failureOfStatus(context.httpStatus, true);
    const known = kindOfError(refused.code) !== 'upstream' || byStatus === null;
    return context.questions.map((question) => known ? readError(refused, question, context) : failed(askedCarrier(question, context), byStatus ?? 'upstream', String(refused.code), tidy(refused.message), context));
  }
  const data = parsed.success ? parsed.data.data : undefined;
  if (data === undefined || data === null || failureOfStatus(context.httpStatus, true) !== null) return unusable(context, true, (question) => askedCarrier(question, context), 'data');
  return context.questions.map((question) => {
    const found = entryFor(question, data.accepted);
    if (found !== undefined) return readAccepted(found, question, context);
    const refusal = entryFor(question, data.rejected);
    return refusal === undefined ? inconclusive(askedCarrier(question, context)) : readError(refusal.error, question, context);
  });
};
