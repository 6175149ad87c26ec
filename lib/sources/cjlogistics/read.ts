import { failed, failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EventReport, Question, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { readJson, tidy } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';
import { type OldReply, oldReply, type TraceReply, traceReply } from './wire';

const CARRIER = 'cj-logistics';
const KOREA = '+09:00';

const PICKED_UP = pair('in_transit', 'picked_up');
const LOADED = pair('in_transit', 'departed_facility');
const AT_DESTINATION = pair('in_transit', 'at_delivery_office');
const OUT = pair('out_for_delivery');
const DELIVERED = pair('delivered');

/** Scan codes (research/endpoints.md 3.12). */
const CODES: ReadonlyMap<string, StatusPair> = new Map(Object.entries({ 11: PICKED_UP, 21: pair('in_transit'), 41: LOADED, 44: LOADED, 42: AT_DESTINATION, 82: OUT, 91: DELIVERED }));
const BAGGED = '행낭포장';
/** What the codes are called; read where a row has no code. */
const LABELS: ReadonlyMap<string, StatusPair> = new Map(Object.entries({
  집화처리: PICKED_UP, 간선상차: LOADED, 간선하차: AT_DESTINATION, [BAGGED]: pair('in_transit'), 배송출발: OUT, 배달출발: OUT, 배송완료: DELIVERED, 배달완료: DELIVERED,
}));

/** One scan of either path. */
interface Scan {
  readonly rawTime: string | null;
  readonly code: string | null;
  readonly label: string | null;
  readonly sentence: string | null;
  readonly office: string | null;
}

function statusOf({ code, label }: Scan, context: ReadContext): StatusPair {
  const word = tidy(code);
  const name = tidy(label) ?? '';
  // Bagging is known by its label alone.
  const known = CODES.get(word ?? '') ?? (word === null || name === BAGGED ? LABELS.get(name) : undefined);
  if (known === undefined) context.noteDrift({ path: 'svcOutList.crgStDcd', seen: (word ?? name).slice(0, 60) });
  return known ?? UNMAPPED;
}

function readScan(scan: Scan, context: ReadContext): EventReport {
  return {
    ...atOffset(readWallClock(scan.rawTime), KOREA),
    rawTime: scan.rawTime,
    location: readProse(scan.office),
    description: readProse(scan.sentence) ?? readProse(scan.label) ?? '',
    ...statusOf(scan, context),
    sourceCode: tidy(scan.code) ?? tidy(scan.label),
  };
}

/** Both paths list oldest first. */
const found = (scans: readonly Scan[], context: ReadContext): Answer => ({ kind: 'found', carrier: CARRIER, report: reportFromEvents(scans.map((scan) => readScan(scan, context)).toReversed()) });

/** Does the reply speak about the number? One that names none answers the only question there was. */
function speaksOf(question: Question, named: readonly (string | null)[], context: ReadContext): boolean {
  const numbers = named.map(tidy).filter((number) => number !== null);
  return numbers.length === 0 ? context.questions.length === 1 : numbers.every((number) => normaliseNumber(number) === question.number);
}

/** An empty list is a number that nobody knows, or a label that was printed and not yet collected. */
function readTrace({ data }: TraceReply, context: ReadContext): readonly Answer[] {
  if (data === null || data === undefined) return unusable(context, false, () => CARRIER, 'data.svcOutList');
  const scans = (data.svcOutList ?? []).map((row): Scan => ({ rawTime: tidy(`${row.workDt ?? ''} ${row.workHms ?? ''}`), code: row.crgStDcd, label: row.crgStDnm, sentence: row.crgStDcdVal, office: row.branNm }));
  return context.questions.map((question) => {
    if (!speaksOf(question, [data.wblNo], context)) return inconclusive(CARRIER);
    return scans.length === 0 ? notFound(CARRIER, 'no_record', null, null) : found(scans, context);
  });
}

function readOld({ parcelResultMap: parcels, parcelDetailResultMap: details }: OldReply, context: ReadContext): readonly Answer[] {
  const scans = details.resultList.map((row): Scan => ({ rawTime: tidy(row.dTime), code: row.crgSt, label: row.scanNm, sentence: row.crgNm, office: row.regBranNm }));
  return context.questions.map((question) => {
    if (!speaksOf(question, [parcels.paramInvcNo, details.paramInvcNo, ...parcels.resultList.map((parcel) => parcel.invcNo)], context)) return inconclusive(CARRIER);
    return scans.length === 0 && parcels.resultList.length === 0 ? notFound(CARRIER, 'no_record', null, null) : found(scans, context);
  });
}

/** Reads the trace host's list of scans, and the older path's. */
export const read: Reader = (body, context): readonly Answer[] => {
  const json = readJson(body);
  const byStatus = failureOfStatus(context.httpStatus, false);
  const trace = traceReply.safeParse(json);
  if (trace.success && trace.data.resultCode.trim() !== '200') {
    const { resultCode, resultMessage, message } = trace.data;
    return context.questions.map(() => failed(CARRIER, byStatus ?? 'upstream', tidy(resultCode), tidy(resultMessage) ?? tidy(message), context));
  }
  if (trace.success && byStatus === null) return readTrace(trace.data, context);
  const old = oldReply.safeParse(json);
  return old.success && byStatus === null ? readOld(old.data, context) : unusable(context, false, () => CARRIER, 'data.svcOutList');
};
