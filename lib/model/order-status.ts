import type { Order } from './order';
import type { Parcel } from './parcel';
import type { OrderStatus, ParcelStatus } from './status';

const UNDER_WAY: ReadonlySet<ParcelStatus> = new Set(['in_transit', 'out_for_delivery', 'ready_for_pickup', 'attempt_failed', 'exception', 'delivered', 'returning', 'returned']);

type Seen = Pick<Parcel, 'status' | 'receivedAt' | 'deletedAt'>;
const hasArrived = ({ status, receivedAt }: Seen): boolean => receivedAt !== null || status === 'delivered';

/**
 * The status an order is shown with: the shop's word, led on by what its parcels have reached, never back. An order that is not
 * paid, over or called off stays so; one that is partly sent is not delivered before the shop says that all was sent. Pure.
 */
export function shownStatus({ status }: Pick<Order, 'status'>, parcels: readonly Seen[]): OrderStatus {
  const known = parcels.filter(({ deletedAt }) => deletedAt === null);
  if (known.length === 0 || status === 'unpaid' || status === 'delivered' || status === 'completed' || status === 'cancelled') return status;
  if (status !== 'partly_shipped' && known.every(hasArrived)) return 'delivered';
  return (status === 'unknown' || status === 'paid') && known.some((parcel) => hasArrived(parcel) || UNDER_WAY.has(parcel.status)) ? 'shipped' : status;
}
