import { pair, UNMAPPED } from '@/lib/adapter/answers';
import type { FailureKind } from '@/lib/model/failure';
import type { StatusPair } from '@/lib/model/status';

/** Main statuses, also the fallback of a sub-status by its prefix (research/endpoints.md 7.3). */
const MAIN: ReadonlyMap<string, StatusPair> = new Map(Object.entries({
  NotFound: pair('not_found', 'no_record'), InfoReceived: pair('pre_transit', 'info_received'), InTransit: pair('in_transit'), Expired: pair('expired'),
  AvailableForPickup: pair('ready_for_pickup'), OutForDelivery: pair('out_for_delivery'), DeliveryFailure: pair('attempt_failed'), Delivered: pair('delivered'), Exception: pair('exception'),
}));

const SUB: ReadonlyMap<string, StatusPair> = new Map(Object.entries({
  NotFound_InvalidCode: pair('not_found', 'invalid_number'),
  InTransit_PickedUp: pair('in_transit', 'picked_up'),
  InTransit_Departure: pair('in_transit', 'departed_origin_country'),
  InTransit_Arrival: pair('in_transit', 'arrived_destination_country'),
  InTransit_CustomsProcessing: pair('in_transit', 'customs_processing'),
  InTransit_CustomsReleased: pair('in_transit', 'customs_cleared'),
  InTransit_CustomsRequiringInformation: pair('in_transit', 'customs_info_required'),
  DeliveryFailure_NoBody: pair('attempt_failed', 'recipient_unreachable'),
  DeliveryFailure_Security: pair('attempt_failed', 'clearance_or_fees'),
  DeliveryFailure_Rejected: pair('attempt_failed', 'refused'),
  DeliveryFailure_InvalidAddress: pair('attempt_failed', 'address_problem'),
  Exception_Returning: pair('returning'),
  Exception_Returned: pair('returned'),
  Exception_NoBody: pair('exception', 'recipient_unreachable'),
  Exception_Security: pair('exception', 'security'),
  Exception_Damage: pair('exception', 'damaged'),
  Exception_Rejected: pair('exception', 'refused'),
  Exception_Delayed: pair('exception', 'delayed'),
  Exception_Lost: pair('exception', 'lost'),
  Exception_Destroyed: pair('exception', 'destroyed'),
  Exception_Cancel: pair('cancelled'),
}));

/** Stages of events without a sub-status. */
const STAGES: ReadonlyMap<string, StatusPair> = new Map(Object.entries({
  InfoReceived: pair('pre_transit', 'info_received'), PickedUp: pair('in_transit', 'picked_up'), Departure: pair('in_transit', 'departed_origin_country'), Arrival: pair('in_transit', 'arrived_destination_country'),
  AvailableForPickup: pair('ready_for_pickup'), OutForDelivery: pair('out_for_delivery'), Delivered: pair('delivered'), Returning: pair('returning'), Returned: pair('returned'),
}));

export interface Read extends StatusPair {
  /** False: a word in no table, to be noted as drift. */
  readonly known: boolean;
}

/** A sub-status that is not in the table falls back to its prefix. */
export function statusOfSub(word: string): Read {
  const prefix = word.split('_')[0] ?? '';
  const listed = SUB.get(word);
  if (listed !== undefined) return { ...listed, known: true };
  const main = MAIN.get(prefix);
  return { ...(main ?? UNMAPPED), known: main !== undefined && (word === prefix || word === `${prefix}_Other`) };
}

export function statusOfStage(word: string | null): Read {
  const listed = STAGES.get(word ?? '');
  return { ...(listed ?? UNMAPPED), known: listed !== undefined || word === null };
}

/** Codes of request-level and rejected items alike (research/endpoints.md 3.1); null: not a failure of that kind. */
const KINDS: ReadonlyMap<number, FailureKind | 'invalid_number' | 'lookup_pending' | 'already_registered'> = new Map([
  ...[-18010001, -18010002, -18010004, -18010005].map((code) => [code, 'auth'] as const),
  [-18010012, 'invalid_number'],
  ...[-18010018, -18010019, -18010020, -18019903].map((code) => [code, 'needs_input'] as const),
  [-18019901, 'already_registered'],
  [-18019902, 'not_registered'],
  ...[-18019907, -18019908].map((code) => [code, 'quota_exhausted'] as const),
  [-18019909, 'lookup_pending'],
]);
export const kindOfError = (code: number): FailureKind | 'invalid_number' | 'lookup_pending' | 'already_registered' => KINDS.get(code) ?? 'upstream';
