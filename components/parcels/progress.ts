/** How far a parcel is, for the trail. A drawing, not a promise: the words beside it count. */
import type { Parcel } from '@/lib/model/parcel';
import type { ParcelStatus, SubStatus } from '@/lib/model/status';
import type { Tone } from '@/components/ui/Trail';

const IN_TRANSIT: Partial<Record<SubStatus, number>> = {
  picked_up: 18, dropped_off: 18, arrived_facility: 35, departed_facility: 40, linehaul: 45, forwarded: 40, handed_to_airline: 42, departed_origin_country: 46,
  arrived_destination_country: 56, customs_waiting: 56, customs_processing: 58, customs_info_required: 58, customs_cleared: 63, handed_to_partner: 66, at_destination_city: 72, at_delivery_office: 78, rescheduled: 78,
};

export interface Progress {
  readonly at: number;
  readonly tone: Tone;
}

const PROGRESS: Readonly<Record<ParcelStatus, Progress>> = {
  pre_transit: { at: 8, tone: 'go' },
  in_transit: { at: 40, tone: 'go' },
  out_for_delivery: { at: 86, tone: 'go' },
  ready_for_pickup: { at: 92, tone: 'warn' },
  attempt_failed: { at: 86, tone: 'warn' },
  delivered: { at: 100, tone: 'done' },
  exception: { at: 50, tone: 'bad' },
  returning: { at: 50, tone: 'warn' },
  returned: { at: 100, tone: 'warn' },
  cancelled: { at: 0, tone: 'quiet' },
  expired: { at: 40, tone: 'quiet' },
  not_found: { at: 2, tone: 'quiet' },
  unknown: { at: 2, tone: 'quiet' },
};

export function progressOf({ status, subStatus, receivedAt }: Pick<Parcel, 'status' | 'subStatus' | 'receivedAt'>): Progress {
  if (receivedAt !== null) return { at: 100, tone: 'done' };
  const detailed = status === 'in_transit' && subStatus !== null ? IN_TRANSIT[subStatus] : undefined;
  return detailed === undefined ? PROGRESS[status] : { at: detailed, tone: 'go' };
}
