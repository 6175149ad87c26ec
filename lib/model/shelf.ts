import type { Order } from './order';
import type { Parcel, Shelf } from './parcel';
import { TERMINAL } from './status';
import { FAR_FUTURE, type Instant } from './time';

/** Where a row stands in the lists; stored with it because it is indexed. */
export interface Place {
  readonly shelf: Shelf;
  readonly shelfAt: Instant;
}

const NEEDS = new Set(['ready_for_pickup', 'attempt_failed', 'exception']);
const MENDED_ELSEWHERE = new Set(['auth', 'locked']);

/** The end of the promised window, FAR_FUTURE where nobody says when. Days count as noon UTC. Out for delivery means today. */
function expectedAt(parcel: Omit<Parcel, 'shelf' | 'shelfAt'>): Instant {
  if (parcel.eta === null) return parcel.status === 'out_for_delivery' ? (parcel.statusAt ?? FAR_FUTURE) : FAR_FUTURE;
  return parcel.eta.untilAt ?? Date.parse(`${parcel.eta.untilOn}T12:00:00Z`);
}

/**
 * The shelf of a parcel: what the user threw away, put away, has, must act on, or waits for. A refused key, and keys
 * that are locked, are one thing to mend, not one per parcel. Pure.
 */
export function shelveParcel(parcel: Omit<Parcel, 'shelf' | 'shelfAt'>): Place {
  if (parcel.deletedAt !== null) return { shelf: 'deleted', shelfAt: parcel.deletedAt };
  const happenedAt = parcel.statusAt ?? parcel.updatedAt;
  if (parcel.archived) return { shelf: 'archived', shelfAt: happenedAt };
  if (parcel.receivedAt !== null) return { shelf: 'done', shelfAt: parcel.receivedAt };
  if (TERMINAL.has(parcel.status)) return { shelf: 'done', shelfAt: happenedAt };
  if (NEEDS.has(parcel.status) || (parcel.blocked !== null && !MENDED_ELSEWHERE.has(parcel.blocked))) return { shelf: 'needs', shelfAt: happenedAt };
  return { shelf: 'moving', shelfAt: expectedAt(parcel) };
}

/** The shelf of an order that stands for itself in the lists. Pure. */
export function shelveOrder(order: Pick<Order, 'placedAt' | 'createdAt' | 'deletedAt' | 'archived' | 'status'>): Place {
  const at = order.placedAt ?? order.createdAt;
  if (order.deletedAt !== null) return { shelf: 'deleted', shelfAt: order.deletedAt };
  if (order.archived) return { shelf: 'archived', shelfAt: at };
  if (order.status === 'completed' || order.status === 'cancelled') return { shelf: 'done', shelfAt: at };
  return { shelf: order.status === 'unpaid' ? 'needs' : 'moving', shelfAt: order.status === 'unpaid' ? at : FAR_FUTURE };
}
