import { buildReport, failed, failureOfStatus, inconclusive, notFound, reportFromEvents, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readOffset, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { joinPlace, readJson, tidy } from '@/lib/adapter/text';
import type { FailureKind } from '@/lib/model/failure';
import { normaliseNumber } from '@/lib/model/ids';
import type { RelatedNumber } from '@/lib/model/parcel';
import type { StatusPair, SubStatus } from '@/lib/model/status';
import { statusOf, type Words as StatusWords } from './codes';
import { type Activity, type Parcel, refusal, type Shipment, type Status, success, type Words } from './wire';

const CARRIER = 'ups';

/** What is said of a number that they do not have. TW0001 also stands for numbers that the site shows: no record, not invalid. */
const NOT_FOUND: ReadonlyMap<string, SubStatus<'not_found'>> = new Map([['TW0001', 'no_record'], ['TV1002', 'invalid_number']]);
/** Codes that say more than the HTTP status that they come with: keys, and too many calls. */
const REFUSALS: ReadonlyMap<string, FailureKind> = new Map([['250002', 'auth'], ['250003', 'auth'], ['10429', 'rate_limited']]);

function wordsOf(status: Status): StatusWords {
  return { statusCode: tidy(status?.statusCode), code: tidy(status?.code), type: tidy(status?.type), text: readProse(status?.description) };
}

function pairOf(words: StatusWords, path: string, context: ReadContext): StatusPair {
  const { known, ...pair } = statusOf(words);
  if (!known) context.noteDrift({ path, seen: words.statusCode ?? words.type ?? '' });
  return pair;
}

/** `YYYYMMDD` and `HHmmss` (its first zero may be missing) → wall clock, or the day alone. */
function readClock(date: string | null | undefined, time: string | null | undefined): string | null {
  const day = readWallClock(tidy(date)?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
  const [, hour, minute, second] = /^(\d\d):?(\d\d):?(\d\d)$/.exec((tidy(time) ?? '').replace(/^\d{5}$/, '0$&')) ?? [];
  return day === null || hour === undefined ? day : (readWallClock(`${day} ${hour}:${minute}:${second}`) ?? day);
}

function readActivity(activity: Activity, context: ReadContext): EventReport {
  const { city, stateProvince, countryCode, country } = activity.location?.address ?? {};
  const words = wordsOf(activity.status);
  return {
    ...atOffset(readClock(activity.date, activity.time), readOffset(activity.gmtOffset)),
    rawTime: tidy(`${activity.date ?? ''} ${activity.time ?? ''}`),
    // Some answers name the country only where its name should stand.
    location: readProse(joinPlace(city, stateProvince, tidy(countryCode) ?? (/^[A-Z]{2}$/.test(country ?? '') ? country : null))),
    description: words.text ?? '',
    ...pairOf(words, 'activity.status', context),
    sourceCode: words.statusCode ?? words.type,
  };
}

/** The rescheduled day before the scheduled one; their clocks have no offset. */
function readEta({ deliveryDate, deliveryTime }: Parcel): EtaReport | null {
  const dayOf = (type: string): string | null => readClock(deliveryDate?.find((one) => tidy(one.type) === type)?.date, null);
  const day = dayOf('RDD') ?? dayOf('SDD');
  if (day === null) return null;
  // EOD is the end of the day; DEL is when it was delivered.
  const windowed = deliveryTime !== null && deliveryTime !== undefined && !['EOD', 'DEL'].includes(tidy(deliveryTime.type) ?? '');
  const at = (time: string | null): string => readClock(day.replaceAll('-', ''), time) ?? day;
  return windowed ? { from: at(deliveryTime.startTime), until: at(deliveryTime.endTime) } : { from: day, until: day };
}

function readRelated({ alternateTrackingNumber }: Parcel, asked: string): readonly RelatedNumber[] {
  const numbers = (alternateTrackingNumber ?? []).map(({ number }) => normaliseNumber(number ?? '')).filter((number) => number !== '' && number !== asked);
  return [...new Set(numbers)].map((number) => ({ role: 'alternate', carrier: null, number }));
}

/** The three digits of the current status stand in `code`, in answers as the documents have them in `statusCode`. */
function currentWords(status: Status): StatusWords {
  const words = wordsOf(status);
  const plain = words.statusCode === null && /^\d+$/.test(words.code ?? '');
  return plain ? { ...words, statusCode: words.code, code: null } : words;
}

/** "On the way" says more with its newest scan. */
function refined(pair: StatusPair, words: StatusWords, activities: readonly Activity[]): StatusPair {
  if (pair.status !== 'in_transit' || pair.subStatus !== null) return pair;
  const same = activities.find(({ status }) => Number(tidy(status?.statusCode) ?? Number.NaN) === Number(words.statusCode ?? Number.NaN));
  const { status, subStatus } = same === undefined ? pair : statusOf(wordsOf(same.status));
  return { status, subStatus };
}

function readParcel(parcel: Parcel, number: string, context: ReadContext): Answer {
  const activities = parcel.activity ?? [];
  const events = activities.map((activity) => readActivity(activity, context));
  const rest = { eta: readEta(parcel), related: readRelated(parcel, number) };
  const words = currentWords(parcel.currentStatus);
  const word = words.statusCode ?? words.type ?? words.code;
  if (word === null) return { kind: 'found', carrier: CARRIER, report: reportFromEvents(events, rest) };
  const status = refined(pairOf(words, 'currentStatus', context), words, activities);
  return { kind: 'found', carrier: CARRIER, report: buildReport(status, word, events, rest) };
}

/** An error or a warning in place of a parcel. */
function readWords({ code, message }: Words, context: ReadContext): Answer {
  const word = tidy(code);
  const byStatus = failureOfStatus(context.httpStatus, true);
  const missing = NOT_FOUND.get(word ?? '') ?? (context.httpStatus === 404 ? 'no_record' : undefined);
  if (missing !== undefined) return notFound(CARRIER, missing, word ?? '404', tidy(message));
  const kind = byStatus === null || byStatus === 'upstream' ? (REFUSALS.get(word ?? '') ?? 'upstream') : byStatus;
  return failed(CARRIER, kind, word ?? (byStatus === null ? null : String(context.httpStatus)), tidy(message), context);
}

function readShipments(shipments: readonly Shipment[], number: string, context: ReadContext): Answer {
  const is = (text: string | null | undefined): boolean => normaliseNumber(text ?? '') === number;
  const parcels = shipments.flatMap((shipment) => (shipment.package ?? []).map((parcel) => ({ parcel, name: parcel.trackingNumber ?? shipment.inquiryNumber })));
  const mine = parcels.find(({ name }) => is(name)) ?? parcels.find(({ parcel }) => parcel.alternateTrackingNumber?.some((other) => is(other.number)));
  if (mine !== undefined) return readParcel(mine.parcel, number, context);
  const warning = shipments.find(({ inquiryNumber, package: parcels, warnings }) => is(inquiryNumber) && (parcels ?? []).length === 0 && (warnings ?? []).length > 0)?.warnings?.[0];
  if (warning === undefined) return inconclusive(CARRIER);
  return context.httpStatus === 404 || NOT_FOUND.has(tidy(warning.code) ?? '') ? readWords(warning, context) : inconclusive(CARRIER, tidy(warning.code), tidy(warning.message));
}

/** Reads `track/v1/details`, one number a call, and refusals of the token call. */
export const read: Reader = (body, context): readonly Answer[] => {
  const json = readJson(body);
  const refused = refusal.safeParse(json);
  if (refused.success) return context.questions.map(() => readWords(refused.data.response.errors[0] ?? { code: null, message: null }, context));
  const found = success.safeParse(json);
  const usable = found.success && (failureOfStatus(context.httpStatus, true) === null || context.httpStatus === 404);
  if (!usable) return unusable(context, true, () => CARRIER, 'trackResponse.shipment');
  return context.questions.map(({ number }) => readShipments(found.data.trackResponse.shipment, number, context));
};
