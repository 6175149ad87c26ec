import { buildReport, failed, failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EventReport, ParcelReport, Reader, ReadContext } from '@/lib/adapter/contract';
import { readStamp, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { joinPlace, readJson, tidy } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { PickupPlace } from '@/lib/model/parcel';
import type { StatusPair } from '@/lib/model/status';
import { type Detail, type Refusal, refusal, reply, type Tracking } from './wire';

const CARRIER = 'inpost-pl';

/** ShipX statuses → ours (research/endpoints.md 3.7). */
const TABLE: readonly (readonly [StatusPair, string])[] = [
  [pair('pre_transit', 'info_received'), 'created offers_prepared offer_selected'],
  [pair('pre_transit', 'label_created'), 'confirmed'],
  [pair('in_transit', 'dropped_off'), 'dispatched_by_sender dispatched_by_sender_to_pok'],
  [pair('in_transit', 'picked_up'), 'collected_from_sender taken_by_courier taken_by_courier_from_pok'],
  [pair('in_transit', 'arrived_facility'), 'adopted_at_source_branch adopted_at_sorting_center adopted_at_sorting_hub'],
  [pair('in_transit', 'at_delivery_office'), 'adopted_at_target_branch'],
  [pair('in_transit', 'redirected'), 'redirect_to_box readdressed'],
  [pair('out_for_delivery'), 'out_for_delivery out_for_delivery_to_address pickup_reminder_sent_address'],
  [pair('ready_for_pickup'), 'ready_to_pickup ready_to_pickup_from_pok ready_to_pickup_from_branch stack_in_box_machine stack_in_customer_service_point'],
  [pair('ready_for_pickup', 'reminder'), 'pickup_reminder_sent'],
  [pair('attempt_failed'), 'avizo'],
  [pair('delivered'), 'delivered'],
  [pair('exception', 'unclaimed'), 'pickup_time_expired'],
  [pair('exception', 'delayed'), 'delay_in_delivery'],
  [pair('exception', 'refused'), 'rejected_by_receiver'],
  [pair('exception', 'lost'), 'missing'],
  [pair('exception'), 'oversized claimed'],
  [pair('returned', 'to_sender'), 'returned_to_sender'],
  [pair('cancelled'), 'canceled'],
];
const CODES: ReadonlyMap<string, StatusPair> = new Map(TABLE.flatMap(([status, codes]) => codes.split(' ').map((code) => [code, status] as const)));

/** Families whose ending only says where or why. */
const FAMILIES: readonly (readonly [RegExp, StatusPair])[] = [
  [/^sent_from_/, pair('in_transit', 'departed_facility')],
  [/^permanently_redirected_/, pair('in_transit', 'redirected')],
  [/^undelivered/, pair('exception')],
];

function statusOf(code: string | null, path: string, context: ReadContext): StatusPair {
  const known = CODES.get(code ?? '') ?? FAMILIES.find(([family]) => family.test(code ?? ''))?.[1];
  if (known === undefined) context.noteDrift({ path, seen: code ?? '' });
  return known ?? UNMAPPED;
}

/** There is no text: the status stands for it. */
function readDetail({ status, agency, datetime }: Detail, context: ReadContext): EventReport {
  const time = readStamp(datetime);
  const code = tidy(status);
  return {
    time,
    localTime: time === null ? readWallClock(datetime) : null,
    rawTime: tidy(datetime),
    location: readProse(agency),
    description: code ?? '',
    ...statusOf(code, 'tracking_details.status', context),
    sourceCode: code,
  };
}

/** Where it waits: name of the locker, its town and what stands beside it. */
function readPickup({ custom_attributes }: Tracking): PickupPlace | null {
  const machine = custom_attributes?.target_machine_detail;
  const place = readProse(joinPlace(machine?.name ?? custom_attributes?.target_machine_id, machine?.address?.line2, machine?.location_description));
  return place === null ? null : { code: null, place };
}

function readReport(found: Tracking, context: ReadContext): ParcelReport {
  const events = (found.tracking_details ?? []).map((detail) => readDetail(detail, context));
  const word = tidy(found.status);
  const report = word === null ? reportFromEvents(events) : buildReport(statusOf(word, 'status', context), word, events);
  return report.status === 'ready_for_pickup' ? { ...report, pickup: readPickup(found) } : report;
}

function readRefusal({ status, error, message }: Refusal, context: ReadContext): readonly Answer[] {
  const words = tidy(message);
  const kind = failureOfStatus(context.httpStatus, false) ?? failureOfStatus(Number(status ?? 0), false) ?? 'upstream';
  return context.questions.map(() => (error === 'resource_not_found' ? notFound(CARRIER, 'no_record', error, words) : failed(CARRIER, kind, tidy(error), words, context)));
}

/** Reads `v1/tracking/{number}`: one parcel a call. */
export const read: Reader = (body, context): readonly Answer[] => {
  const json = readJson(body);
  const found = reply.safeParse(json);
  if (!found.success || failureOfStatus(context.httpStatus, false) !== null) {
    const refused = refusal.safeParse(json);
    return refused.success ? readRefusal(refused.data, context) : unusable(context, false, () => CARRIER, 'tracking_number');
  }
  return context.questions.map((question) =>
    normaliseNumber(found.data.tracking_number) === question.number ? { kind: 'found', carrier: CARRIER, report: readReport(found.data, context) } : inconclusive(CARRIER),
  );
};
