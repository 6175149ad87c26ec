import { failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readAmericanClock } from '@/lib/adapter/dates';
import { joinPlace } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';
import { type HistoryRow, type Page, readPage } from './wire';

const CARRIER = 'japan-post';
const JAPAN = '+09:00';

/** Labels of the English page → ours (research/endpoints.md 3.11), lower case. */
const LABELS: ReadonlyMap<string, StatusPair> = new Map([
  ['posting/collection', pair('in_transit', 'picked_up')],
  ['en route', pair('in_transit')],
  ['arrival at outward office of exchange', pair('in_transit', 'arrived_facility')],
  ['dispatch from outward office of exchange', pair('in_transit', 'departed_origin_country')],
  ['departure from inward office of exchange', pair('in_transit', 'departed_facility')],
  ['arrival at inward office of exchange', pair('in_transit', 'arrived_destination_country')],
  ['item presented to import customs', pair('in_transit', 'customs_processing')],
  ['in customs', pair('in_transit', 'customs_processing')],
  ['item returned from import customs', pair('in_transit', 'customs_cleared')],
  ['dispatched from exchange office', pair('in_transit', 'departed_facility')],
  ['transported in bond', pair('in_transit')],
  ['arrived in bond', pair('in_transit')],
  ['processing at delivery post office', pair('in_transit', 'at_delivery_office')],
  ['item out for physical delivery', pair('out_for_delivery')],
  ['retention', pair('ready_for_pickup', 'post_office')],
  ['final delivery', pair('delivered')],
  ['collected at counter', pair('delivered', 'collected')],
  ['returned to sender', pair('returned', 'to_sender')],
]);

/** The prefectures as the English page writes them; a row there is Japanese time even on an overseas page. */
const PREFECTURES = new Set(
  'HOKKAIDO AOMORI IWATE MIYAGI AKITA YAMAGATA FUKUSHIMA IBARAKI TOCHIGI GUNMA GUMMA SAITAMA CHIBA TOKYO KANAGAWA NIIGATA TOYAMA ISHIKAWA FUKUI YAMANASHI NAGANO GIFU SHIZUOKA AICHI MIE SHIGA KYOTO OSAKA HYOGO NARA WAKAYAMA TOTTORI SHIMANE OKAYAMA HIROSHIMA YAMAGUCHI TOKUSHIMA KAGAWA EHIME KOCHI FUKUOKA SAGA NAGASAKI KUMAMOTO OITA MIYAZAKI KAGOSHIMA OKINAWA'.split(' '),
);
const inJapan = (place: string | null): boolean => PREFECTURES.has(place?.toUpperCase() ?? '') || /[都道府県]$/.test(place ?? '');

function statusOf(label: string, context: ReadContext): StatusPair {
  const key = label.toLowerCase();
  const known = LABELS.get(key) ?? (key.startsWith('absence') ? pair('attempt_failed', 'recipient_absent') : undefined);
  if (known === undefined) context.noteDrift({ path: '履歴情報.label', seen: label.slice(0, 60) });
  return known ?? UNMAPPED;
}

function readRow(row: HistoryRow, domestic: boolean, context: ReadContext): EventReport {
  const label = row.label ?? '';
  return {
    ...atOffset(readAmericanClock(row.date), domestic || inJapan(row.place) ? JAPAN : null),
    rawTime: row.date,
    location: joinPlace(row.office, row.place),
    description: label,
    ...statusOf(label, context),
    sourceCode: label === '' ? null : label,
  };
}

/** Designated day and slot of a domestic page. A slot word without hours ("Morning") gives the day alone. */
function readEta(page: Page): EtaReport | null {
  const day = readAmericanClock(page.facts.get('Designated date for delivery') ?? null)?.slice(0, 10);
  if (day === undefined) return null;
  const hours = [...(page.facts.get('Designated time slot') ?? '').matchAll(/(\d{1,2}):(\d{2})/g)].map((match) => `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}`);
  const [from, until] = hours;
  return from === undefined || until === undefined ? { from: day, until: day } : { from: `${day}T${from}:00${JAPAN}`, until: `${day}T${until}:00${JAPAN}` };
}

/** Reads `search/direct?…&locale=en`: one number a page. */
export const read: Reader = (body, context): readonly Answer[] => {
  const page = failureOfStatus(context.httpStatus, false) === null ? readPage(body) : null;
  if (page === null) return unusable(context, false, () => CARRIER, '履歴情報');
  return context.questions.map((question) => {
    const lost = [...page.notFound].find(([number]) => normaliseNumber(number) === question.number);
    if (lost !== undefined) return notFound(CARRIER, 'no_record', null, lost[1]);
    const shown = page.facts.get('Item number') ?? page.facts.get('お問い合わせ番号');
    if (page.history === null || shown === undefined || normaliseNumber(shown) !== question.number) return inconclusive(CARRIER);
    const events = page.history.map((row) => readRow(row, page.domestic, context)).toReversed();
    return events.length === 0 ? inconclusive(CARRIER) : { kind: 'found', carrier: CARRIER, report: reportFromEvents(events, { eta: readEta(page) }) };
  });
};
