import { buildReport, failed, failureOfStatus, inconclusive, notFound, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Question, Reader, ReadContext } from '@/lib/adapter/contract';
import { readStamp, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { joinPlace, readJson, tidy } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';
import { type Division, divisionOf, statusOf } from './codes';
import { identity, refusal, reply, type Shipment, shipment, type Step } from './wire';

/** Whose the answer is where no shipment says it. */
const CARRIER = 'dhl';

const textOf = (step: Step): string => readProse(step.description) ?? readProse(step.remark) ?? readProse(step.statusDetailed) ?? readProse(step.status) ?? '';

/** The division's code; some divisions write a sentence there, which is no code. */
function codeOf({ status, statusCode }: Step): string | null {
  const code = tidy(status);
  return code === null || code.includes(' ') ? tidy(statusCode) : code;
}

function pairOf(step: Step, division: Division, path: string, context: ReadContext): StatusPair {
  const { status, known } = statusOf(tidy(step.statusCode), tidy(step.status), textOf(step), division);
  if (!known) context.noteDrift({ path, seen: codeOf(step) ?? '' });
  return status ?? UNMAPPED;
}

/** Often a wall clock of the place, without offset. */
function readEvent(step: Step, division: Division, context: ReadContext): EventReport {
  const time = readStamp(step.timestamp);
  const address = step.location?.address;
  return {
    time,
    localTime: time === null ? readWallClock(step.timestamp) : null,
    rawTime: tidy(step.timestamp),
    location: readProse(joinPlace(address?.addressLocality, address?.countryCode)),
    description: textOf(step),
    ...pairOf(step, division, 'events.status', context),
    sourceCode: codeOf(step),
  };
}

/** The window, else the one estimate; as precise as it is written. */
function readEta({ estimatedDeliveryTimeFrame: frame, estimatedTimeOfDelivery }: Shipment): EtaReport | null {
  const read = (text: string | null | undefined): string | null => readStamp(text) ?? readWallClock(text);
  const from = read(frame?.estimatedFrom) ?? read(frame?.estimatedThrough) ?? read(estimatedTimeOfDelivery);
  return from === null ? null : { from, until: read(frame?.estimatedThrough) ?? from };
}

function readShipment(found: Shipment, context: ReadContext): Answer {
  const division = divisionOf(tidy(found.service));
  const events = (found.events ?? []).map((step) => readEvent(step, division, context));
  const rest = { eta: readEta(found) };
  const summary = found.status;
  const silent = summary === null || summary === undefined || (tidy(summary.statusCode) === null && tidy(summary.status) === null);
  const report = silent ? reportFromEvents(events, rest) : buildReport(pairOf(summary, division, 'status', context), codeOf(summary), events, rest);
  return { kind: 'found', carrier: division.carrier, report };
}

/** A number is compared as one: written so it has lost its leading zeros, and long ones their last digits. */
function isAbout(id: string | number, asked: string): boolean {
  return typeof id === 'number' ? /^\d+$/.test(asked) && Number(asked) === id : normaliseNumber(id) === asked;
}

/** Several divisions may have the same digits: the one asked about, else the first. */
function answerOf(question: Question, shipments: readonly unknown[], context: ReadContext): Answer {
  if (shipments.length === 0) return notFound(CARRIER, 'no_record', null, null);
  const about = shipments.flatMap((each) => {
    const parsed = identity.safeParse(each);
    return parsed.success && isAbout(parsed.data.id, question.number) ? [parsed.data] : [];
  });
  const chosen = about.find(({ service }) => divisionOf(tidy(service)).carrier === question.carrier) ?? about[0];
  if (chosen === undefined) return inconclusive(CARRIER);
  const known = shipment.safeParse(chosen);
  if (known.success) return readShipment(known.data, context);
  context.noteDrift({ path: 'shipments', seen: 'changed' });
  return failed(divisionOf(tidy(chosen.service)).carrier, 'changed', null, null, context);
}

/** The gateway's problem in JSON; anything else that is no list of shipments is not theirs. */
function readRefusal(json: unknown, context: ReadContext): readonly Answer[] {
  const problem = refusal.safeParse(json).data;
  const stated = Number(problem?.status ?? 0);
  const status = stated >= 400 ? stated : context.httpStatus;
  const kind = failureOfStatus(status, true);
  if (problem === undefined || kind === null || (problem.status ?? problem.title ?? problem.detail) === null) return unusable(context, true, () => CARRIER, 'shipments');
  const message = tidy(problem.detail);
  return context.questions.map(() => (status === 404 ? notFound(CARRIER, 'no_record', String(status), message) : failed(CARRIER, kind, String(status), message, context)));
}

/** Reads `track/shipments`: one number a call. */
export const read: Reader = (body, context): readonly Answer[] => {
  const json = readJson(body);
  const parsed = reply.safeParse(json);
  if (!parsed.success || failureOfStatus(context.httpStatus, true) !== null) return readRefusal(json, context);
  return context.questions.map((question) => answerOf(question, parsed.data.shipments, context));
};
