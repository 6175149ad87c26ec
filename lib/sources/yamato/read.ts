import { buildReport, failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Reader, ReadContext } from '@/lib/adapter/contract';
import { atOffset, readWallClock } from '@/lib/adapter/dates';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair, SubStatus } from '@/lib/model/status';
import { DAY, HOUR, type Instant } from '@/lib/model/time';
import { type Invoice, type Line, readPage } from './wire';

const CARRIER = 'yamato';
const JAPAN = '+09:00';

/** Full-width and half-width brackets and blanks are one word. */
const keyOf = (label: string): string => label.normalize('NFKC').replace(/\s/g, '');

const MOVING = pair('in_transit');
const DEPARTED = pair('in_transit', 'departed_facility');
const AT_OFFICE = pair('in_transit', 'at_delivery_office');
const OUT = pair('out_for_delivery');
const READY = pair('ready_for_pickup');

/** Labels of scans and of the state title (research/endpoints.md 3.10). */
const LABELS: ReadonlyMap<string, StatusPair> = new Map(Object.entries({
  出荷指示: pair('pre_transit', 'info_received'), 荷物受付: pair('in_transit', 'picked_up'), 発送済み: DEPARTED, 作業店通過: DEPARTED,
  輸送中: MOVING, 転送: MOVING, 輸送経路修正: MOVING, 引渡: MOVING, 委託先引渡: MOVING,
  配達店到着: AT_OFFICE, 配達準備中: AT_OFFICE, 配達担当店保管中: AT_OFFICE, 配達中: OUT, 持ち出し中: OUT,
  '依頼受付（再配達）': pair('in_transit', 'rescheduled'), 'ご来店予定（保管中）': READY, '保管中（ご指定店）': READY,
  調査中: pair('exception'), 返品: pair('returning'), 返品完了: pair('returned', 'to_sender'),
  配達完了: pair('delivered'), '配達完了（宅配ボックス）': pair('delivered', 'locker'),
}).map(([label, status]) => [keyOf(label), status]));

/** State titles that are answers without a parcel. */
const ABSENT: ReadonlyMap<string, SubStatus<'not_found'>> = new Map([['伝票番号未登録', 'no_record'], ['伝票番号誤り', 'invalid_number']]);

function statusOf(label: string, path: string, context: ReadContext): StatusPair {
  const key = keyOf(label);
  // 持戻（…) names the reason in its brackets.
  const brought = key.startsWith('持戻') ? pair('attempt_failed', key.includes('ご不在') ? 'recipient_absent' : null) : undefined;
  const known = LABELS.get(key) ?? brought;
  if (known === undefined) context.noteDrift({ path, seen: label.slice(0, 60) });
  return known ?? UNMAPPED;
}

const instantOf = (wall: string): Instant => Date.parse(`${wall.length === 10 ? `${wall}T00:00:00` : wall}${JAPAN}`);
const yearInJapan = (at: Instant): number => new Date(at + 9 * HOUR).getUTCFullYear();

/** `12月31日( 16:43)` → wall clock: of the year of the fetch unless that is more than a day ahead, then of the year before. */
function readClock(text: string | null, fetchedAt: Instant): string | null {
  const [, month, day, clock = ''] = /^(\d{1,2})月(\d{1,2})日(?: ?(\d{1,2}:\d{2}))?$/.exec(text?.normalize('NFKC') ?? '') ?? [];
  if (month === undefined || day === undefined) return null;
  const year = yearInJapan(fetchedAt);
  const walls = [year, year - 1].map((each) => readWallClock(`${each}-${month}-${day} ${clock}`));
  return walls.find((wall) => wall !== null && instantOf(wall) <= fetchedAt + DAY) ?? null;
}

/** The planned day, `11/21` with or without a slot behind it, in the year that brings it nearest to the fetch. */
function readEta(facts: readonly Line[], fetchedAt: Instant): EtaReport | null {
  const text = facts.find((fact) => fact.item?.startsWith('お届け予定') === true)?.data?.normalize('NFKC') ?? '';
  const [, month, day] = /^(\d{1,2})[/月](\d{1,2})(?!\d|\/)/.exec(text) ?? [];
  if (month === undefined || day === undefined) return null;
  const year = yearInJapan(fetchedAt);
  const far = (wall: string): number => Math.abs(instantOf(wall) - fetchedAt);
  const [nearest] = [year, year - 1, year + 1]
    .map((each) => readWallClock(`${each}-${month}-${day}`))
    .filter((wall) => wall !== null)
    .sort((a, b) => far(a) - far(b));
  return nearest === undefined ? null : { from: nearest, until: nearest };
}

function readScan(scan: Line, context: ReadContext): EventReport {
  return {
    ...atOffset(readClock(scan.date, context.fetchedAt), JAPAN),
    rawTime: scan.date,
    location: scan.name,
    description: scan.item ?? '',
    ...statusOf(scan.item ?? '', 'detail.item', context),
    sourceCode: scan.item,
  };
}

function readInvoice(invoice: Invoice, context: ReadContext): Answer {
  const { state } = invoice;
  const absent = ABSENT.get(keyOf(state ?? ''));
  if (absent !== undefined) return notFound(CARRIER, absent, state, invoice.message);
  const events = invoice.scans.map((scan) => readScan(scan, context)).toReversed();
  const rest = { eta: readEta(invoice.facts, context.fetchedAt) };
  if (state !== null) return { kind: 'found', carrier: CARRIER, report: buildReport(statusOf(state, 'state-title', context), state, events, rest) };
  context.noteDrift({ path: 'state-title', seen: 'missing' });
  return events.length === 0 ? inconclusive(CARRIER) : { kind: 'found', carrier: CARRIER, report: reportFromEvents(events, rest) };
}

const numbersIn = (title: string | null): readonly string[] => normaliseNumber(title ?? '').match(/\d+/g) ?? [];

/** Reads the page of `tneko`: a block for every number asked. */
export const read: Reader = (body, context): readonly Answer[] => {
  const page = failureOfStatus(context.httpStatus, false) === null ? readPage(body) : null;
  if (page === null) return unusable(context, false, () => CARRIER, 'invoice-block');
  return context.questions.map((question) => {
    const invoice = page.find(({ title }) => numbersIn(title).includes(question.number));
    return invoice === undefined ? inconclusive(CARRIER) : readInvoice(invoice, context);
  });
};
