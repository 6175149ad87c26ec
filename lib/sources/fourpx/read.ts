import { failed, failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EventReport, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readGmtOffset, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { readJson, tidy } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { RelatedNumber } from '@/lib/model/parcel';
import type { StatusPair } from '@/lib/model/status';
import { type Entry, entry, reply, type Scan } from './wire';

const CARRIER = '4px';
/** What `result` and `status` say. */
const GOOD = '1';
const UNKNOWN_NUMBER = '7';
/** Stands in every good reply: no words of an error. */
const DONE = '操作成功';

/** Scan codes, without their common FPX_, → ours (research/endpoints.md 3.4). */
const TABLE: readonly (readonly [StatusPair, string])[] = [
  [pair('pre_transit', 'info_received'), 'L_RPIF O_IRI O_IR'],
  [pair('in_transit', 'picked_up'), 'C_SPLS L_SC C_SPQS'],
  [pair('in_transit', 'arrived_facility'), 'C_AAF'],
  [pair('in_transit', 'departed_facility'), 'C_ADFF'],
  [pair('in_transit', 'handed_to_airline'), 'M_HA'],
  [pair('in_transit', 'departed_origin_country'), 'M_DFOA'],
  [pair('in_transit', 'arrived_destination_country'), 'M_ATA'],
  [pair('in_transit', 'customs_processing'), 'M_CRSD'],
  [pair('in_transit', 'customs_cleared'), 'I_RCUK'],
  [pair('in_transit', 'at_delivery_office'), 'D_HQ'],
  [pair('in_transit'), 'O_RR M_IT D_STPP D_AOPC F_ST'],
  [pair('out_for_delivery'), 'D_SD'],
  [pair('attempt_failed'), 'D_FD'],
  [pair('delivered'), 'S_OK'],
];
const CODES: ReadonlyMap<string, StatusPair> = new Map(TABLE.flatMap(([status, codes]) => codes.split(' ').map((code) => [`FPX_${code}`, status] as const)));

function statusOf(code: string | null, context: ReadContext): StatusPair {
  const known = CODES.get(code ?? '');
  if (known === undefined) context.noteDrift({ path: 'tracks.tkCode', seen: code ?? '' });
  return known ?? UNMAPPED;
}

function readScan(scan: Scan, context: ReadContext): EventReport {
  const code = tidy(scan.tkCode);
  return {
    ...atOffset(readWallClock(scan.tkDateStr), readGmtOffset(scan.tkTimezone)),
    rawTime: tidy(scan.tkDateStr),
    location: readProse(scan.tkLocation),
    description: readProse(scan.tkDesc) ?? '',
    ...statusOf(code, context),
    sourceCode: code,
  };
}

function readRelated({ queryCode, serverCode }: Entry): readonly RelatedNumber[] {
  const number = normaliseNumber(serverCode ?? '');
  return number === '' || number === normaliseNumber(queryCode) ? [] : [{ role: 'last_mile', carrier: null, number }];
}

function readEntry(found: Entry, message: string | null, context: ReadContext): Answer {
  const scans = found.tracks ?? [];
  if (scans.length > 0) return { kind: 'found', carrier: CARRIER, report: reportFromEvents(scans.map((scan) => readScan(scan, context)), { related: readRelated(found) }) };
  // The order of several parcels has no scans of its own: each of them has a number that must be asked about.
  if (found.mutiPackage === true) return failed(CARRIER, 'needs_input', null, null, context);
  if (tidy(found.status) === UNKNOWN_NUMBER && tidy(found.serverCode) === null && tidy(found.shipperCode) === null) return notFound(CARRIER, 'no_record', UNKNOWN_NUMBER, message);
  return inconclusive(CARRIER);
}

/** Reads `listTrackV3`: one entry per number asked, selected by `queryCode`; scans newest first, each with its own zone. */
export const read: Reader = (body, context): readonly Answer[] => {
  const parsed = reply.safeParse(readJson(body));
  if (!parsed.success) return unusable(context, false, () => CARRIER, 'data');
  const byStatus = failureOfStatus(context.httpStatus, false);
  const result = String(parsed.data.result);
  const words = tidy(parsed.data.message);
  const message = words === DONE ? null : words;
  if (result !== GOOD) return context.questions.map(() => failed(CARRIER, byStatus ?? 'upstream', result, message, context));
  if (byStatus !== null) return unusable(context, false, () => CARRIER, 'data');
  return context.questions.map((question) => {
    const about = parsed.data.data?.find((candidate) => normaliseNumber(candidate.queryCode) === question.number);
    if (about === undefined) return inconclusive(CARRIER);
    const known = entry.safeParse(about);
    if (known.success) return readEntry(known.data, message, context);
    context.noteDrift({ path: 'data', seen: 'changed' });
    return failed(CARRIER, 'changed', null, null, context);
  });
};
