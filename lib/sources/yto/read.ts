import { failureOfStatus, inconclusive, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EventReport, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { readJson, tidy } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';
import { reply, type Scan } from './wire';

const CARRIER = 'yto';
const CHINA = '+08:00';

/** opCode → ours (research/endpoints.md 4.2). */
const CODES: ReadonlyMap<string, StatusPair> = new Map([
  ...['310', '311'].map((code) => [code, pair('in_transit', 'picked_up')] as const),
  ...['111', '131', '136', '123', '756'].map((code) => [code, pair('in_transit', 'departed_facility')] as const),
  ...['171', '176'].map((code) => [code, pair('in_transit', 'arrived_facility')] as const),
  ...['710', '741', '746'].map((code) => [code, pair('out_for_delivery')] as const),
  ['751', pair('ready_for_pickup', 'pickup_point')],
  ['745', pair('delivered')],
  ['835', pair('returning', 'requested')],
]);

/** A scan in 751 with signType 1 is only a transfer between stations. */
function statusOf(scan: Scan, returning: boolean, context: ReadContext): StatusPair {
  const code = scan.opCode ?? '';
  if (code === '835') return pair('returning', 'requested');
  if (returning) return code === '745' ? pair('returned', 'to_sender') : pair('returning', 'in_transit');
  if (code === '751' && scan.extTrack?.signType === '1') return pair('in_transit', 'arrived_facility');
  const known = CODES.get(code);
  if (known === undefined) context.noteDrift({ path: 'waybillProcessInfo.opCode', seen: code });
  return known ?? UNMAPPED;
}

function readScans(scans: readonly Scan[], context: ReadContext): readonly EventReport[] {
  let returning = false;
  const oldestFirst = scans.toReversed().map((scan): EventReport => {
    const status = statusOf(scan, returning, context);
    returning ||= scan.opCode === '835';
    return {
      ...atOffset(readWallClock(scan.opTime), CHINA),
      rawTime: tidy(scan.opTime),
      location: readProse(scan.opOrgName),
      description: readProse(scan.description) ?? '',
      ...status,
      sourceCode: scan.opCode,
    };
  });
  return oldestFirst.toReversed();
}

/** Reads `gwWaybillInfoList`. An empty list and a bare echo prove nothing: well-formed numbers are echoed. */
export const read: Reader = (body, context): readonly Answer[] => {
  const parsed = reply.safeParse(readJson(body));
  if (!parsed.success || failureOfStatus(context.httpStatus, false) !== null) return unusable(context, false, () => CARRIER, '[].waybillNo');
  return context.questions.map((question) => {
    const entry = parsed.data.find((waybill) => normaliseNumber(waybill.waybillNo) === question.number);
    const scans = entry?.waybillProcessInfo ?? [];
    return scans.length === 0 ? inconclusive(CARRIER) : { kind: 'found', carrier: CARRIER, report: reportFromEvents(readScans(scans, context)) };
  });
};
