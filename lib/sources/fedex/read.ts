import { buildReport, failed, failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Reader, ReadContext } from '@/lib/adapter/contract';
import { readStamp, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { joinPlace, readJson, tidy } from '@/lib/adapter/text';
import type { FailureKind } from '@/lib/model/failure';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';
import { refusal, type Result, type Scan, success, type Window, type WireError } from './wire';

const CARRIER = 'fedex';

const each = (codes: string, status: StatusPair): readonly (readonly [string, StatusPair])[] => codes.split(' ').map((code) => [code, status]);
/** Codes of scans and of the parcel → ours (research/endpoints.md 3.8). */
const CODES: ReadonlyMap<string, StatusPair> = new Map([
  ...each('OC OX EP MD', pair('pre_transit', 'info_received')),
  ...each('PU PX OF AP', pair('in_transit', 'picked_up')),
  ...each('AR', pair('in_transit', 'arrived_facility')),
  ...each('DP LO', pair('in_transit', 'departed_facility')),
  ...each('IT IX AF AX FD PL PF PM SF TR', pair('in_transit')),
  ...each('OD ED AD', pair('out_for_delivery')),
  ...each('DL', pair('delivered')),
  ...each('DE', pair('attempt_failed')),
  ...each('HL HP', pair('ready_for_pickup')),
  ...each('DY DD PY', pair('exception', 'delayed')),
  ...each('SE', pair('exception')),
  ...each('CD', pair('exception', 'customs_delay')),
  ...each('HA', pair('exception', 'held')),
  ...each('RS RT', pair('returning')),
  ...each('CA', pair('cancelled')),
  ...each('RD', pair('cancelled', 'voided')),
]);

/** Codes that say more than the HTTP status that they come with. */
const REFUSALS: ReadonlyMap<string, FailureKind> = new Map([['NOT.AUTHORIZED.ERROR', 'auth'], ['FORBIDDEN.ERROR', 'auth']]);

function statusOf(code: string | null, path: string, context: ReadContext): StatusPair {
  const known = CODES.get(code ?? '');
  if (known === undefined) context.noteDrift({ path, seen: code ?? '' });
  return known ?? UNMAPPED;
}

function readScan(scan: Scan, context: ReadContext): EventReport {
  const { city, stateOrProvinceCode, countryCode } = scan.scanLocation ?? {};
  const time = readStamp(scan.date);
  const code = tidy(scan.eventType);
  return {
    time,
    localTime: time === null ? readWallClock(scan.date) : null,
    rawTime: tidy(scan.date),
    location: readProse(joinPlace(city, stateOrProvinceCode, countryCode)),
    description: [readProse(scan.eventDescription), readProse(scan.exceptionDescription)].filter((part) => part !== null).join(' - '),
    ...statusOf(code, 'scanEvents.eventType', context),
    sourceCode: code,
  };
}

/** As written: with its offset, else the wall clock. */
const readTime = (text: string | null | undefined): string | null => readStamp(text) ?? readWallClock(text);

function readWindow(wire: Window): EtaReport | null {
  const from = readTime(wire?.window?.begins);
  const until = readTime(wire?.window?.ends);
  const one = from ?? until;
  return one === null ? null : { from: one, until: until ?? one };
}

function readEta(result: Result): EtaReport | null {
  const estimated = readTime(result.dateAndTimes?.find(({ type }) => type === 'ESTIMATED_DELIVERY')?.dateTime);
  return readWindow(result.estimatedDeliveryTimeWindow) ?? (estimated === null ? readWindow(result.standardTransitTimeWindow) : { from: estimated, until: estimated });
}

/** Where no offset is stated the day must do. */
const instantOf = (date: string | null): number => Date.parse(readStamp(date) ?? readWallClock(date)?.slice(0, 10) ?? '');
const newestScan = (result: Result): number => Math.max(0, ...(result.scanEvents ?? []).map(({ date }) => instantOf(date)).filter((at) => !Number.isNaN(at)));

/** Numbers are used again after a while: the parcel with the newest scan is meant; an error only where there is no parcel. */
function newestOf(results: readonly Result[]): Result | undefined {
  const [first, ...others] = results.filter(({ latestStatusDetail, scanEvents, error }) => (scanEvents ?? []).length > 0 || ((latestStatusDetail ?? null) !== null && (error ?? null) === null));
  return others.reduce((best, next) => (best !== undefined && newestScan(best) >= newestScan(next) ? best : next), first);
}

function readItemError({ code, message }: WireError, context: ReadContext): Answer {
  return code?.endsWith('NOTFOUND') === true ? notFound(CARRIER, 'no_record', code, tidy(message)) : failed(CARRIER, 'upstream', tidy(code), tidy(message), context);
}

function readResults(results: readonly Result[], context: ReadContext): Answer {
  const result = newestOf(results);
  if (result === undefined) {
    const error = results.find((one) => (one.error ?? null) !== null)?.error;
    return error === undefined || error === null ? inconclusive(CARRIER) : readItemError(error, context);
  }
  const events = (result.scanEvents ?? []).map((scan) => readScan(scan, context));
  const code = tidy(result.latestStatusDetail?.code) ?? tidy(result.latestStatusDetail?.derivedCode);
  const eta = readEta(result);
  return { kind: 'found', carrier: CARRIER, report: code === null ? reportFromEvents(events, { eta }) : buildReport(statusOf(code, 'latestStatusDetail.code', context), code, events, { eta }) };
}

/** Reads `track/v1/trackingnumbers`, many numbers a call, and refusals of the token call. */
export const read: Reader = (body, context): readonly Answer[] => {
  const json = readJson(body);
  const byStatus = failureOfStatus(context.httpStatus, true);
  const refused = refusal.safeParse(json);
  if (refused.success) {
    const { code = null, message = null } = refused.data.errors[0] ?? {};
    const kind = byStatus === null || byStatus === 'upstream' ? (REFUSALS.get(code ?? '') ?? 'upstream') : byStatus;
    return context.questions.map(() => failed(CARRIER, kind, tidy(code) ?? (byStatus === null ? null : String(context.httpStatus)), tidy(message), context));
  }
  const found = success.safeParse(json);
  if (!found.success || byStatus !== null) return unusable(context, true, () => CARRIER, 'output.completeTrackResults');
  return context.questions.map(({ number }) => {
    const entries = found.data.output.completeTrackResults.filter(({ trackingNumber }) => normaliseNumber(trackingNumber) === number);
    return entries.length === 0 ? inconclusive(CARRIER) : readResults(entries.flatMap(({ trackResults }) => trackResults), context);
  });
};
