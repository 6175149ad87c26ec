import { pair, UNMAPPED } from '@/lib/adapter/answers';
import type { StatusPair } from '@/lib/model/status';

/** `state` and `statusCode`, short and detailed forms → ours (research/endpoints.md 7.3). */
const CODES: ReadonlyMap<string, StatusPair> = new Map(Object.entries({
  0: pair('in_transit'), 1: pair('in_transit', 'picked_up'), 103: pair('in_transit', 'picked_up'),
  101: pair('pre_transit', 'info_received'), 102: pair('pre_transit', 'awaiting_pickup'),
  1001: pair('in_transit', 'at_destination_city'), 1002: pair('in_transit', 'linehaul'), 1003: pair('in_transit', 'forwarded'),
  2: pair('exception'), 201: pair('exception', 'overdue'), 202: pair('exception', 'stalled'), 203: pair('exception', 'refused'),
  204: pair('attempt_failed'), 205: pair('ready_for_pickup', 'overdue'), 206: pair('exception', 'recipient_unreachable'),
  207: pair('exception', 'out_of_area'), 208: pair('exception', 'held'), 209: pair('exception', 'damaged'), 210: pair('cancelled', 'voided'),
  3: pair('delivered'), 301: pair('delivered', 'to_recipient'), 302: pair('delivered', 'after_exception'), 303: pair('delivered', 'proxy'), 304: pair('delivered', 'locker_or_station'),
  4: pair('returned'), 401: pair('cancelled', 'by_sender'),
  5: pair('out_for_delivery'), 501: pair('ready_for_pickup', 'pickup_point'),
  6: pair('returning'), 7: pair('in_transit', 'handed_to_partner'),
  8: pair('in_transit', 'customs_processing'), 11: pair('in_transit', 'customs_processing'), 10: pair('in_transit', 'customs_waiting'), 12: pair('in_transit', 'customs_cleared'),
  13: pair('exception', 'customs_problem'), 14: pair('attempt_failed', 'refused'),
}));

/** Main group of a detailed form (three or four digits) by its first digit. */
const GROUPS: ReadonlyMap<string, StatusPair> = new Map(Object.entries({
  1: pair('in_transit'), 2: pair('exception'), 3: pair('delivered'), 4: pair('returned'), 5: pair('out_for_delivery'), 6: pair('returning'), 7: pair('in_transit'), 8: pair('in_transit'),
}));

/** Our pair for a code. An unlisted detailed form keeps its main group, anything else is unmapped; `known` tells which. */
export function statusOf(code: string | null): StatusPair & { readonly known: boolean } {
  const listed = CODES.get(code ?? '');
  if (listed !== undefined) return { ...listed, known: true };
  const group = /^\d{3,4}$/.test(code ?? '') ? GROUPS.get(code?.[0] ?? '') : undefined;
  return { ...(group ?? UNMAPPED), known: false };
}
