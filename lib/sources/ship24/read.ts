import { buildReport, failed, failureOfStatus, inconclusive, newestFirst, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Question, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readOffset, readStamp, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { readJson, tidy } from '@/lib/adapter/text';
import type { FailureKind } from '@/lib/model/failure';
import { normaliseNumber } from '@/lib/model/ids';
import type { RelatedNumber } from '@/lib/model/parcel';
import type { StatusPair } from '@/lib/model/status';
import { envelope, type Tracking, tracking, type WireEvent } from './wire';

/** Milestones (research/endpoints.md 4.1 and 7.1); the detailed codes are of the dearer plans and not all known. */
const MILESTONES: ReadonlyMap<string, StatusPair> = new Map(Object.entries({
  pending: pair('not_found', 'lookup_pending'), info_received: pair('pre_transit', 'info_received'), in_transit: pair('in_transit'), out_for_delivery: pair('out_for_delivery'),
  failed_attempt: pair('attempt_failed'), available_for_pickup: pair('ready_for_pickup'), delivered: pair('delivered'), exception: pair('exception'),
}));

/** Error codes that say more than the HTTP status. */
const KINDS: ReadonlyMap<string, FailureKind> = new Map([['unauthorized', 'auth'], ['no_active_subscription', 'quota_exhausted'], ['tracker_not_found', 'not_registered'], ['validation_error', 'upstream']]);

function askedCarrier(question: Question, context: ReadContext): string | null {
  return question.carrier ?? context.carrierOf(question.carrierCode ?? null);
}

function statusOf(milestone: string | null, path: string, context: ReadContext): StatusPair {
  const known = MILESTONES.get(milestone ?? '');
  if (known === undefined) context.noteDrift({ path, seen: (milestone ?? '').slice(0, 60) });
  return known ?? UNMAPPED;
}

/** `occurrenceDatetime` with its own offset, else with `utcOffset`, else a wall clock; the day alone where there is no clock. */
function readTime({ occurrenceDatetime, utcOffset, hasNoTime }: WireEvent): Pick<EventReport, 'time' | 'localTime' | 'rawTime'> {
  const rawTime = tidy(occurrenceDatetime);
  const stamp = readStamp(rawTime);
  const wall = readWallClock(rawTime);
  if (hasNoTime === true) return { time: null, localTime: (wall ?? stamp)?.slice(0, 10) ?? null, rawTime };
  if (stamp !== null) return { time: stamp, localTime: null, rawTime };
  return { ...atOffset(wall, readOffset(utcOffset)), rawTime };
}

function readEvent(event: WireEvent, context: ReadContext): EventReport {
  const milestone = tidy(event.statusMilestone);
  return {
    ...readTime(event),
    location: readProse(event.location),
    description: readProse(event.status) ?? '',
    ...statusOf(milestone, 'events.statusMilestone', context),
    sourceCode: tidy(event.statusCode) ?? milestone,
  };
}

/** As written; midnight UTC means the day. */
function readEta(text: string | null): EtaReport | null {
  const at = (readStamp(text) ?? readWallClock(text))?.replace(/T00:00:00(?:Z|[+-]00:00)$/, '');
  return at === undefined ? null : { from: at, until: at };
}

function numbersOf({ tracker, shipment }: Tracking): readonly string[] {
  return [tracker?.trackingNumber, ...(shipment?.trackingNumbers ?? []).map(({ tn }) => tn)].map((number) => normaliseNumber(number ?? '')).filter((number) => number !== '');
}

/** The one that was made for the number, else one whose parcel bears it too. */
function trackingFor(number: string, entries: readonly Tracking[]): Tracking | undefined {
  return entries.find(({ tracker }) => normaliseNumber(tracker?.trackingNumber ?? '') === number) ?? entries.find((entry) => numbersOf(entry).includes(number));
}

function readTracking(entry: Tracking, question: Question, context: ReadContext): Answer {
  const { shipment } = entry;
  const rows = entry.events ?? [];
  const milestone = tidy(shipment?.statusMilestone);
  if (milestone === 'pending') return notFound(askedCarrier(question, context), rows.length === 0 ? 'no_record' : 'lookup_pending', null, null);
  const events = rows.map((row) => readEvent(row, context));
  const others = [...new Set(numbersOf(entry))].filter((number) => number !== question.number);
  const related = others.map((number): RelatedNumber => ({ role: 'alternate', carrier: null, number }));
  const rest = { eta: readEta(shipment?.delivery?.estimatedDeliveryDate ?? null), related };
  if (milestone === null) context.noteDrift({ path: 'shipment.statusMilestone', seen: 'missing' });
  if (milestone === null && events.length === 0) return inconclusive(askedCarrier(question, context));
  const [newest] = newestFirst(events);
  const carrier = context.carrierOf(newest === undefined ? null : (rows[events.indexOf(newest)]?.courierCode ?? null));
  const report = milestone === null ? reportFromEvents(events, rest) : buildReport(statusOf(milestone, 'shipment.statusMilestone', context), tidy(shipment?.statusCode) ?? milestone, events, rest);
  return { kind: 'found', carrier, report };
}

/** Reads the results of trackers and the refusals of every call. */
export const read: Reader = (body, context): readonly Answer[] => {
  const parsed = envelope.safeParse(readJson(body));
  const byStatus = failureOfStatus(context.httpStatus, true);
  const data = parsed.success ? parsed.data.data : null;
  const error = parsed.success ? parsed.data.errors?.[0] : undefined;
  if (error !== undefined && (byStatus !== null || data === null || data === undefined)) {
    const code = tidy(error.code) ?? (byStatus === null ? null : String(context.httpStatus));
    return context.questions.map((question) => failed(askedCarrier(question, context), KINDS.get(code ?? '') ?? byStatus ?? 'upstream', code, tidy(error.message), context));
  }
  if (data === null || data === undefined || byStatus !== null) return unusable(context, true, (question) => askedCarrier(question, context), 'data.trackings');
  const entries = data.trackings.flatMap((each) => tracking.safeParse(each).data ?? []);
  if (entries.length === 0 && data.trackings.length > 0) return unusable(context, true, (question) => askedCarrier(question, context), 'data.trackings');
  return context.questions.map((question) => {
    const entry = trackingFor(question.number, entries);
    if (entry !== undefined) return readTracking(entry, question, context);
    return data.trackings.length === 0 ? notFound(askedCarrier(question, context), 'no_record', null, null) : inconclusive(askedCarrier(question, context));
  });
};
