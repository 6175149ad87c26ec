/** The four stations of the trail with the days they were reached. Pure. */
import type { ShipmentEvent } from '@/lib/model/event';
import type { Parcel } from '@/lib/model/parcel';
import type { ParcelStatus } from '@/lib/model/status';
import type { Day } from '@/lib/model/time';
import { dayOfEvent } from '@/components/timeline/days';

export type StationName = 'announced' | 'sent' | 'near' | 'pickup' | 'done' | 'returned' | 'cancelled';
export interface Station {
  readonly name: StationName;
  readonly past: boolean;
  readonly day: Day | null;
}

const NEAR: ReadonlySet<ParcelStatus> = new Set(['out_for_delivery', 'ready_for_pickup', 'attempt_failed']);
const BEFORE_SENT: ReadonlySet<ParcelStatus> = new Set(['pre_transit', 'not_found', 'unknown']);

function last({ status }: Parcel): 'done' | 'returned' | 'cancelled' {
  if (status === 'returned' || status === 'returning') return 'returned';
  return status === 'cancelled' ? 'cancelled' : 'done';
}

/** `events` newest first. */
export function stationsOf(parcel: Parcel, events: readonly ShipmentEvent[], zone: string): readonly Station[] {
  const shown = events.filter(({ withdrawnAt }) => withdrawnAt === null);
  const dayWhere = (fits: (status: ParcelStatus) => boolean, newest: boolean): Day | null => {
    const found = newest ? shown.find(({ status }) => fits(status)) : shown.findLast(({ status }) => fits(status));
    return found === undefined ? null : dayOfEvent(found, zone);
  };
  const end = last(parcel);
  const over = parcel.receivedAt !== null || parcel.status === 'delivered' || parcel.status === 'returned' || parcel.status === 'cancelled';
  const sent = dayWhere((status) => !BEFORE_SENT.has(status) && status !== 'cancelled', false);
  const near = dayWhere((status) => NEAR.has(status), true);
  return [
    { name: 'announced', past: shown.length > 0, day: dayWhere((status) => status === 'pre_transit', false) },
    { name: 'sent', past: sent !== null || over, day: sent },
    { name: parcel.status === 'ready_for_pickup' ? 'pickup' : 'near', past: near !== null || over, day: near },
    { name: end, past: over, day: over ? dayWhere((status) => status === parcel.status, true) : null },
  ];
}
