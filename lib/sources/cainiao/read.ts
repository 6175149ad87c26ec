import { buildReport, failed, failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readGmtOffset, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { readJson, tidy } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { RelatedNumber } from '@/lib/model/parcel';
import type { StatusPair } from '@/lib/model/status';
import { type Entry, entry, reply, type Step } from './wire';

const CARRIER = 'cainiao';
const EIGHT_HOURS = 8 * 3_600_000;

/** Action codes → ours (research/endpoints.md 3.3). GTMS_STA_SIGNED: the pickup point signed, not the buyer. */
const TABLE: readonly (readonly [StatusPair, string])[] = [
  [pair('pre_transit', 'info_received'), 'GWMS_ACCEPT GWMS_PACKAGE PRE_READY_TO_SHIP CONSIGN'],
  [pair('in_transit', 'picked_up'), 'PU_PICKUP_SUCCESS'],
  [pair('in_transit', 'arrived_facility'), 'SC_INBOUND_SUCCESS CW_INBOUND GTMS_SC_ARRIVE SC_ARRIVE'],
  [pair('in_transit', 'departed_facility'), 'GWMS_OUTBOUND SC_OUTBOUND_SUCCESS CW_OUTBOUND GTMS_SC_DEPART SC_DEPART'],
  [pair('in_transit', 'handed_to_airline'), 'LH_HO_AIRLINE LH_HO_IN_SUCCESS'],
  [pair('in_transit', 'departed_origin_country'), 'LH_DEPART OE_DEPART'],
  [pair('in_transit', 'arrived_destination_country'), 'LH_ARRIVE'],
  [pair('in_transit', 'customs_processing'), 'CC_EX_START CC_HO_IN_SUCCESS CC_IM_START'],
  [pair('in_transit', 'customs_cleared'), 'CC_EX_SUCCESS CC_IM_SUCCESS CC_HO_OUT_SUCCESS'],
  [pair('in_transit', 'handed_to_partner'), 'GTMS_ACCEPT LAST_MILE_ASN_NOTIFY'],
  [pair('in_transit'), 'COMMON_INTRANSIT CW_COMMON_PROCESSING1 LH_POST_COLLECTION'],
  [pair('out_for_delivery'), 'GTMS_DO_DEPART'],
  [pair('ready_for_pickup', 'pickup_point'), 'GSTA_INFORM_BUYER GTMS_WAIT_SELF_PICK GTMS_STA_SIGNED'],
  [pair('delivered'), 'GTMS_SIGNED'],
  [pair('attempt_failed'), 'GTMS_STA_SIGN_FAILURE'],
  [pair('exception', 'customs_problem'), 'CC_IM_FAILURE CC_IM_EXCEPTION'],
  [pair('exception'), 'EXCEPTION'],
];
const CODES: ReadonlyMap<string, StatusPair> = new Map(TABLE.flatMap(([status, codes]) => codes.split(' ').map((code) => [code, status] as const)));

function statusOf(code: string | null, context: ReadContext): StatusPair {
  const known = CODES.get(code ?? '') ?? (/^(?:SC|TD)_TRANS_/.test(code ?? '') ? pair('in_transit') : undefined);
  if (known === undefined) context.noteDrift({ path: 'detailList.actionCode', seen: code ?? '' });
  return known ?? UNMAPPED;
}

function readStep(step: Step, context: ReadContext): EventReport {
  return {
    ...atOffset(readWallClock(step.timeStr), readGmtOffset(step.timeZone)),
    rawTime: tidy(step.timeStr),
    location: null,
    description: readProse(step.desc) ?? readProse(step.standerdDesc) ?? '',
    ...statusOf(step.actionCode, context),
    sourceCode: step.actionCode,
  };
}

/** The epoch of an ETA is a day in UTC+8. */
function readEta({ globalEtaInfo }: Entry): EtaReport | null {
  const days = [globalEtaInfo?.deliveryMinTime, globalEtaInfo?.deliveryMaxTime].flatMap((at) => {
    const date = typeof at === 'number' && at > 0 ? new Date(at + EIGHT_HOURS) : null;
    return date === null || Number.isNaN(date.getTime()) ? [] : [date.toISOString().slice(0, 10)];
  });
  const [from, until = from] = days;
  return from === undefined || until === undefined ? null : { from, until };
}

/** `realMailNo` has the carrier's name before the number, `copyRealMailNo` has not. */
function readRelated({ mailNo, copyRealMailNo, realMailNo }: Entry): readonly RelatedNumber[] {
  const number = tidy(copyRealMailNo) ?? tidy(realMailNo)?.split(' ').at(-1) ?? null;
  if (number === null || normaliseNumber(number) === normaliseNumber(mailNo)) return [];
  return [{ role: 'last_mile', carrier: null, number: normaliseNumber(number) }];
}

function readEntry(found: Entry, context: ReadContext): Answer {
  const steps = found.detailList ?? [];
  const rest = { eta: readEta(found), related: readRelated(found) };
  if (steps.length > 0) return { kind: 'found', carrier: CARRIER, report: reportFromEvents(steps.map((step) => readStep(step, context)), rest) };
  // An empty list: EXTERNAL is a number that Cainiao does not know, anything else was announced and not scanned yet.
  if (found.mailNoSource === 'EXTERNAL') return notFound(CARRIER, 'no_record', found.mailNoSource, null);
  return { kind: 'found', carrier: CARRIER, report: buildReport(pair('pre_transit', 'awaiting_handover'), found.mailNoSource, [], rest) };
}

/** Reads `detail.json`: one entry per number asked, selected by `mailNo`. */
export const read: Reader = (body, context): readonly Answer[] => {
  const parsed = reply.safeParse(readJson(body));
  if (!parsed.success || failureOfStatus(context.httpStatus, false) !== null) return unusable(context, false, () => CARRIER, 'module');
  const { success, module } = parsed.data;
  if (success === false) return context.questions.map(() => failed(CARRIER, 'upstream', null, null, context));
  if (module === undefined || module === null) return unusable(context, false, () => CARRIER, 'module');
  return context.questions.map((question) => {
    const about = module.find((candidate) => normaliseNumber(candidate.mailNo) === question.number);
    if (about === undefined) return inconclusive(CARRIER);
    const known = entry.safeParse(about);
    if (known.success) return readEntry(known.data, context);
    context.noteDrift({ path: 'module', seen: 'changed' });
    return failed(CARRIER, 'changed', null, null, context);
  });
};
