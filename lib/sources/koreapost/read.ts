import { failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EventReport, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readWallClock } from '@/lib/adapter/dates';
import { tidy } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';
import { type HistoryRow, readPage } from './wire';

const CARRIER = 'korea-post';
const KOREA = '+09:00';

/** Labels of the domestic page (research/endpoints.md 4.3). */
const DOMESTIC: readonly (readonly [string, StatusPair])[] = [
  ['운송장출력', pair('pre_transit', 'label_created')], ['접수', pair('in_transit', 'picked_up')], ['집하완료', pair('in_transit', 'picked_up')],
  ['발송', pair('in_transit', 'departed_facility')], ['도착', pair('in_transit', 'arrived_facility')], ['배달준비', pair('out_for_delivery')],
  ['배달완료', pair('delivered')], ['미배달', pair('attempt_failed')], ['신청취소', pair('cancelled')], ['접수취소', pair('cancelled')],
];
/** Labels of the international page in English, lower case. */
const INTERNATIONAL: readonly (readonly [string, StatusPair])[] = [
  ['posting/collection', pair('in_transit', 'picked_up')], ['departure from inward office of exchange', pair('in_transit', 'departed_facility')],
  ['arrival at office of exchange', pair('in_transit', 'arrived_facility')], ['arrival at outward office of exchange', pair('in_transit', 'arrived_facility')],
  ['ready for dispatch', pair('in_transit')], ['handed over to a transport company', pair('in_transit')], ['received by air carriers', pair('in_transit', 'handed_to_airline')],
  ['departure from the airport', pair('in_transit', 'departed_origin_country')], ['arrival at destination airport', pair('in_transit', 'arrived_destination_country')],
  // To the other country's post, not to the receiver.
  ['delivered to destination post', pair('in_transit', 'handed_to_partner')], ['arrival at inward office of exchange', pair('in_transit', 'arrived_destination_country')],
  ['ready for customs clearance', pair('in_transit', 'customs_processing')], ['unsuccessful delivery', pair('attempt_failed')], ['delivery complete', pair('delivered')],
];
const LABELS: ReadonlyMap<string, StatusPair> = new Map([...DOMESTIC, ...INTERNATIONAL]);

function statusOf(label: string, context: ReadContext): StatusPair {
  const known = LABELS.get(label.toLowerCase());
  if (known === undefined) context.noteDrift({ path: 'history.label', seen: label.slice(0, 60) });
  return known ?? UNMAPPED;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `HH:mm dd-Mon-yyyy`, or the day alone. */
function readMonthName(text: string | null): string | null {
  const [, clock = '', day = '', month = '', year = ''] = /^(?:(\d{1,2}:\d{2}) )?(\d{1,2})-([a-z]{3})-(\d{4})$/i.exec(text ?? '') ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return number === 0 ? null : readWallClock(`${year}-${number}-${day} ${clock}`);
}

/** A domestic scan is Korean time; an international one is the time of wherever it was made, which the page does not say. */
function readRow(row: HistoryRow, context: ReadContext): EventReport {
  const rawTime = tidy(`${row.date ?? ''} ${row.clock ?? ''}`);
  const korean = readWallClock(rawTime);
  const label = row.label ?? '';
  return {
    ...(korean === null ? atOffset(readMonthName(rawTime), null) : atOffset(korean, KOREA)),
    rawTime,
    location: row.place,
    description: label,
    ...statusOf(label, context),
    sourceCode: row.label,
  };
}

/** Reads the domestic and the international page: one number a page. */
export const read: Reader = (body, context): readonly Answer[] => {
  const page = failureOfStatus(context.httpStatus, false) === null ? readPage(body) : null;
  if (page === null) return unusable(context, false, () => CARRIER, 'history');
  const numbers = page.numbers.map(normaliseNumber);
  return context.questions.map((question) => {
    if (!numbers.includes(question.number)) return inconclusive(CARRIER);
    if (page.notFound !== null) return notFound(CARRIER, 'no_record', null, page.notFound);
    const events = (page.history ?? []).map((row) => readRow(row, context)).toReversed();
    return events.length === 0 ? inconclusive(CARRIER) : { kind: 'found', carrier: CARRIER, report: reportFromEvents(events) };
  });
};
