import { orderWords } from '@/lib/adapter/order-words';

/** `statusType` of a group. IN_STORE and DELIVERED were seen; the others follow the words of its pages. */
export const CODES = orderWords(
  { paid: 'PLACED|ORDER_PLACED|PREPARING|IN_PROGRESS', shipped: 'SHIPPED|ON_THE_WAY|OUT_FOR_DELIVERY|READY_FOR_PICKUP', delivered: 'DELIVERED|PICKED_UP', completed: 'IN_STORE|COMPLETED', cancelled: 'CANCELED|CANCELLED' },
  { returning: 'RETURN_INITIATED|RETURNED', refunded: 'REFUNDED' },
);
