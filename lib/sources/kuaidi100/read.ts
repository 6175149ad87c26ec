import { buildReport, failed, failureOfStatus, inconclusive, notFound, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Question, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { readJson, tidy } from '@/lib/adapter/text';
import type { FailureKind } from '@/lib/model/failure';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';
import { statusOf } from './codes';
import { type Refusal, refusal, type Row, type Success, success } from './wire';

const CHINA = '+08:00';

/** returnCode → kind (research/endpoints.md 3.2); 500 is not found, 400 is looked at closer. */
const REFUSALS: ReadonlyMap<string, FailureKind> = new Map([['400', 'upstream'], ['408', 'needs_input'], ['501', 'upstream'], ['502', 'upstream'], ['503', 'auth'], ['504', 'rate_limited'], ['601', 'quota_exhausted']]);

/** The carrier the question named: by slug, else by the source's code. */
function askedCarrier(question: Question, context: ReadContext): string | null {
  return question.carrier ?? context.carrierOf(question.carrierCode ?? null);
}

function pairOf(code: string | null, path: string, context: ReadContext): StatusPair {
  const { known, ...pair } = statusOf(code);
  if (!known) context.noteDrift({ path, seen: code ?? '' });
  return pair;
}

function readRow(row: Row, context: ReadContext): EventReport {
  const rawTime = tidy(row.time) ?? tidy(row.ftime);
  return {
    ...atOffset(readWallClock(rawTime), CHINA),
    rawTime,
    location: readProse(row.location) ?? readProse(row.areaName),
    description: readProse(row.context) ?? '',
    ...pairOf(row.statusCode, 'data.statusCode', context),
    sourceCode: row.statusCode,
  };
}

/** "YYYY-MM-DD HH", China time; a day alone stays a day. */
function readEta(text: string | null): EtaReport | null {
  const day = readWallClock(tidy(text)?.replace(/^(\S+ \d{1,2})$/, '$1:00') ?? null);
  const at = day === null ? null : day.includes('T') ? `${day}${CHINA}` : day;
  return at === null ? null : { from: at, until: at };
}

function readSuccess(body: Success, question: Question, context: ReadContext): Answer {
  const carrier = context.carrierOf(body.com) ?? askedCarrier(question, context);
  if (normaliseNumber(body.nu) !== question.number) return inconclusive(askedCarrier(question, context));
  const events = body.data.map((row) => readRow(row, context));
  return { kind: 'found', carrier, report: buildReport(pairOf(body.state, 'state', context), body.state, events, { eta: readEta(body.arrivalTime) }) };
}

function readRefusal({ returnCode, message }: Refusal, question: Question, context: ReadContext): Answer {
  const carrier = askedCarrier(question, context);
  const words = tidy(message);
  if (returnCode === '500') return notFound(carrier, 'no_record', returnCode, words);
  const aboutPhone = returnCode === '400' && /手机|手機|电话|電話|尾号|phone|mobile/i.test(words ?? '');
  return failed(carrier, aboutPhone ? 'needs_input' : (REFUSALS.get(returnCode) ?? 'upstream'), returnCode, words, context);
}

/** Reads `poll/query.do`: one number a call. Errors come with HTTP 200. */
export const read: Reader = (body, context): readonly Answer[] => {
  const json = readJson(body);
  const refused = refusal.safeParse(json);
  if (refused.success) return context.questions.map((question) => readRefusal(refused.data, question, context));
  const found = success.safeParse(json);
  if (!found.success || failureOfStatus(context.httpStatus, true) !== null) return unusable(context, true, (question) => askedCarrier(question, context), 'data');
  return context.questions.map((question) => readSuccess(found.data, question, context));
};
