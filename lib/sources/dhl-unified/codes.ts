import { pair } from '@/lib/adapter/answers';
import type { CarrierId } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';

/** `statusCode`, the same at every division (research/endpoints.md 3.5). */
export const GROUPS: ReadonlyMap<string, StatusPair> = new Map([
  ['pre-transit', pair('pre_transit', 'info_received')],
  ['transit', pair('in_transit')],
  ['delivered', pair('delivered')],
  ['failure', pair('exception')],
  ['unknown', pair('unknown', 'unmapped')],
]);

const inTable = (table: readonly (readonly [StatusPair, string])[]): ReadonlyMap<string, StatusPair> => new Map(table.flatMap(([status, codes]) => codes.split(' ').map((code) => [code, status] as const)));

const EXPRESS = inTable([
  [pair('in_transit', 'picked_up'), 'SA PU'],
  [pair('in_transit'), 'PL AF TR'],
  [pair('in_transit', 'departed_facility'), 'DF'],
  [pair('in_transit', 'at_delivery_office'), 'AR'],
  [pair('in_transit', 'customs_processing'), 'IC BN BR'],
  [pair('in_transit', 'customs_cleared'), 'CR'],
  [pair('in_transit', 'forwarded'), 'FD'],
  [pair('in_transit', 'handed_to_partner'), 'TP'],
  [pair('out_for_delivery'), 'WC'],
  [pair('ready_for_pickup'), 'CC'],
  [pair('delivered'), 'OK'],
  [pair('attempt_failed'), 'ND'],
  [pair('attempt_failed', 'recipient_absent'), 'NH'],
  [pair('attempt_failed', 'business_closed'), 'CA'],
  [pair('attempt_failed', 'refused'), 'RD'],
  [pair('exception', 'partial_delivery'), 'PD'],
  [pair('exception', 'damaged'), 'DD'],
  [pair('exception', 'address_problem'), 'BA'],
  [pair('exception', 'recipient_moved'), 'CM'],
  [pair('exception', 'payment_due'), 'HP'],
  [pair('exception', 'held'), 'OH'],
  [pair('exception', 'missorted'), 'MC MS'],
  [pair('exception', 'delayed'), 'MD'],
  [pair('exception', 'customs_delay'), 'CD UD'],
  [pair('exception', 'destroyed'), 'DS'],
  [pair('exception', 'stopped'), 'SS'],
  [pair('returned', 'to_sender'), 'RT'],
]);

const PARCEL_GERMANY = inTable([
  [pair('pre_transit', 'info_received'), 'VA'],
  [pair('pre_transit', 'pickup_failed'), 'AN'],
  [pair('in_transit', 'picked_up'), 'AE'],
  [pair('in_transit', 'arrived_facility'), 'ES'],
  [pair('in_transit'), 'NB'],
  [pair('in_transit', 'customs_processing'), 'ZO'],
  [pair('out_for_delivery'), 'PO'],
  [pair('ready_for_pickup', 'pickup_point'), 'ZF LA'],
  [pair('delivered'), 'ZU'],
  [pair('attempt_failed'), 'ZN'],
  [pair('exception'), 'BV'],
  [pair('exception', 'payment_due'), 'GT'],
]);

export interface Division {
  readonly carrier: CarrierId;
  /** Its own `status` codes. */
  readonly codes: ReadonlyMap<string, StatusPair>;
}

const OTHER: Division = { carrier: 'dhl', codes: new Map() };
const DIVISIONS: ReadonlyMap<string, Division> = new Map([
  ['express', { carrier: 'dhl-express', codes: EXPRESS }],
  ['parcel-de', { carrier: 'dhl-parcel-de', codes: PARCEL_GERMANY }],
]);

/** Who of DHL a `service` is; all without a carrier of their own here are `dhl`. */
export function divisionOf(service: string | null): Division {
  return DIVISIONS.get(service ?? '') ?? OTHER;
}

/** There is no code for it in most divisions: the text alone tells that it is with the courier. */
const ON_THE_ROUND = /loaded onto the delivery vehicle|out with courier for delivery|out for delivery/i;

/** The pair of a summary or event, and whether every word of it is listed. */
export interface Reading {
  readonly status: StatusPair | undefined;
  readonly known: boolean;
}

/** The division's own code beats the group, the group beats the text; an unlisted code keeps its group. */
export function statusOf(statusCode: string | null, code: string | null, text: string, { codes }: Division): Reading {
  const refined = codes.get(code ?? '');
  if (refined !== undefined) return { status: refined, known: true };
  // Where `statusCode` is missing, `status` often holds the same word.
  const group = GROUPS.get(statusCode ?? code ?? '');
  const listed = group !== undefined && !(codes.size > 0 && /^[A-Z]{2}$/.test(code ?? ''));
  const open = (statusCode === null || statusCode === 'transit') && (group === undefined || group.status === 'in_transit');
  return open && ON_THE_ROUND.test(text) ? { status: pair('out_for_delivery'), known: true } : { status: group, known: listed };
}
