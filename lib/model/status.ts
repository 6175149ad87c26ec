/** The closed list of parcel statuses (design section 2). A word that is in no table is `unknown`, never a guess. */
export const PARCEL_STATUSES = [
  'pre_transit', 'in_transit', 'out_for_delivery', 'ready_for_pickup', 'delivered', 'attempt_failed', 'exception',
  'returning', 'returned', 'cancelled', 'expired', 'not_found', 'unknown',
] as const;
export type ParcelStatus = (typeof PARCEL_STATUSES)[number];

/** The closed list of an order's own statuses. */
export const ORDER_STATUSES = [
  'unpaid', 'paid', 'partly_shipped', 'shipped', 'delivered', 'completed', 'cancelled', 'unknown',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** After-sales state, kept beside an order's status. */
export const AFTER_SALES = ['none', 'requested', 'returning', 'refunding', 'refunded', 'rejected', 'disputed'] as const;
export type AfterSales = (typeof AFTER_SALES)[number];

/** Sub-statuses by their main status (research/endpoints.md 7.2). `null` beside a status means that no detail was given. */
export const SUB_STATUSES = {
  unknown: ['unmapped'],
  not_found: ['no_record', 'invalid_number', 'lookup_pending', 'aged_out', 'carrier_unresolved'],
  pre_transit: ['info_received', 'label_created', 'preparing', 'awaiting_handover', 'awaiting_pickup', 'pickup_scheduled', 'pickup_failed'],
  in_transit: ['picked_up', 'dropped_off', 'arrived_facility', 'departed_facility', 'linehaul', 'forwarded', 'handed_to_airline', 'departed_origin_country', 'arrived_destination_country', 'handed_to_partner', 'at_destination_city', 'at_delivery_office', 'customs_waiting', 'customs_processing', 'customs_cleared', 'customs_info_required', 'redirected', 'rescheduled', 'issue_resolved'],
  out_for_delivery: ['contacted', 'appointment'],
  ready_for_pickup: ['pickup_point', 'locker', 'post_office', 'reminder', 'overdue'],
  attempt_failed: ['recipient_absent', 'recipient_unreachable', 'business_closed', 'address_problem', 'access_problem', 'refused', 'payment_due', 'clearance_or_fees', 'identity_check', 'redirected_to_pickup'],
  delivered: ['to_recipient', 'signed', 'proxy', 'neighbour', 'mailbox', 'safe_place', 'locker', 'locker_or_station', 'collected', 'cash_collected', 'after_exception'],
  exception: ['delayed', 'delayed_external', 'weather', 'late_flight', 'processing_delay', 'customs_delay', 'customs_problem', 'documents_required', 'payment_due', 'address_problem', 'recipient_moved', 'recipient_unreachable', 'refused', 'unclaimed', 'overdue', 'stalled', 'damaged', 'lost', 'destroyed', 'seized', 'held', 'security', 'missorted', 'out_of_area', 'rejected_by_carrier', 'partial_delivery', 'stopped'],
  returning: ['requested', 'in_transit'],
  returned: ['to_sender'],
  cancelled: ['by_sender', 'by_recipient', 'voided'],
  expired: ['no_updates'],
} as const satisfies Record<ParcelStatus, readonly string[]>;
/** Sub-statuses of one main status, or of all. */
export type SubStatus<S extends ParcelStatus = ParcelStatus> = (typeof SUB_STATUSES)[S][number];

/** A status with its detail, as every reader's table gives it. */
export interface StatusPair {
  readonly status: ParcelStatus;
  readonly subStatus: SubStatus | null;
}

/** Statuses after which nothing more is expected of a parcel. `expired` and `not_found` can come alive again. */
export const TERMINAL: ReadonlySet<ParcelStatus> = new Set(['delivered', 'returned', 'cancelled']);
/** What a delivered parcel may still become, and only through an event that is newer than its delivery. */
export const AFTER_DELIVERED: ReadonlySet<ParcelStatus> = new Set(['returning', 'returned', 'exception']);
