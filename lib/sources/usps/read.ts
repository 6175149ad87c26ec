import { failed, failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EventReport, Question, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readOffset, readStamp, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { joinPlace, readJson, tidy } from '@/lib/adapter/text';
import type { FailureKind } from '@/lib/model/failure';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';
import { refusal, type Scan, type Success, success, tokenRefusal } from './wire';

const CARRIER = 'usps';

/** eventCode → ours (research/endpoints.md 4.4). */
const CODES: ReadonlyMap<string, StatusPair> = new Map([
  ['GX', pair('pre_transit', 'label_created')],
  ['03', pair('in_transit', 'picked_up')],
  ['A1', pair('in_transit', 'arrived_facility')],
  ['10', pair('in_transit', 'arrived_facility')],
  ['T1', pair('in_transit', 'departed_facility')],
  ['TL', pair('in_transit')],
  ['SF', pair('in_transit')],
  ['07', pair('in_transit', 'at_delivery_office')],
  ['OF', pair('out_for_delivery')],
  ['01', pair('delivered')],
]);

/** Refusals of the keys, whatever HTTP status they come with. */
const TOKEN_REFUSALS: ReadonlyMap<string, FailureKind> = new Map([['invalid_client', 'auth'], ['unauthorized_client', 'auth'], ['invalid_grant', 'auth'], ['invalid_token', 'auth']]);

function statusOf(code: string | null, label: string | null, context: ReadContext): StatusPair {
  const known = CODES.get(code ?? '');
  if (known === undefined) context.noteDrift({ path: 'trackingEvents.eventCode', seen: code ?? '' });
  return known?.status === 'delivered' && /\blocker\b/i.test(label ?? '') ? pair('delivered', 'locker') : (known ?? UNMAPPED);
}

/** A clock and its offset stand apart; a stamp that has its own is taken as it is. */
function readTime(scan: Scan): Pick<EventReport, 'time' | 'localTime' | 'rawTime'> {
  const stamp = readStamp(scan.eventTimestamp);
  const times = stamp === null ? atOffset(readWallClock(scan.eventTimestamp), readOffset(scan.GMTOffset)) : { time: stamp, localTime: null };
  return { ...times, rawTime: tidy(scan.eventTimestamp) };
}

function readScan(scan: Scan, context: ReadContext): EventReport {
  const label = readProse(scan.eventType);
  const code = tidy(scan.eventCode);
  return {
    ...readTime(scan),
    location: readProse(joinPlace(scan.eventCity, tidy(`${scan.eventState ?? ''} ${scan.eventZIP ?? ''}`), scan.eventCountry)),
    description: label ?? '',
    ...statusOf(code, label, context),
    sourceCode: code,
  };
}

function readSuccess(body: Success, { number }: Question, context: ReadContext): Answer {
  if (normaliseNumber(body.trackingNumber) !== number) return inconclusive(CARRIER);
  const eta = readStamp(body.expectedDeliveryTimeStamp) ?? readWallClock(body.expectedDeliveryTimeStamp);
  const events = (body.trackingEvents ?? []).map((scan) => readScan(scan, context));
  return { kind: 'found', carrier: CARRIER, report: reportFromEvents(events, { eta: eta === null ? null : { from: eta, until: eta } }) };
}

/** Reads `tracking/v3/tracking`, one number a call, and refusals of the token call. */
export const read: Reader = (body, context): readonly Answer[] => {
  const json = readJson(body);
  const byStatus = failureOfStatus(context.httpStatus, true);
  const refused = refusal.safeParse(json);
  if (refused.success) {
    const { code, message } = refused.data.error;
    const word = tidy(code) ?? (byStatus === null ? null : String(context.httpStatus));
    return context.questions.map(() => (context.httpStatus === 404 ? notFound(CARRIER, 'no_record', word, tidy(message)) : failed(CARRIER, byStatus ?? 'upstream', word, tidy(message), context)));
  }
  const keys = tokenRefusal.safeParse(json);
  if (keys.success) {
    const kind = byStatus === null || byStatus === 'upstream' ? (TOKEN_REFUSALS.get(keys.data.error) ?? 'upstream') : byStatus;
    return context.questions.map(() => failed(CARRIER, kind, tidy(keys.data.error), tidy(keys.data.error_description), context));
  }
  const found = success.safeParse(json);
  if (!found.success || byStatus !== null) return unusable(context, true, () => CARRIER, 'trackingEvents');
  return context.questions.map((question) => readSuccess(found.data, question, context));
};
