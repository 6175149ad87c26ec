import { orderWords } from '@/lib/adapter/order-words';

/** `statusText`, in the display language: the words of English pages. */
export const WORDS = orderWords(
  { unpaid: 'Awaiting payment|To pay|Unpaid', paid: 'Processing|To ship|Ready to ship|Awaiting shipment|Payment being verified', shipped: 'Awaiting delivery|Shipped|Processed|Ready for pickup', delivered: 'Delivered', completed: 'Completed|Finished', cancelled: 'Canceled|Cancelled|Closed' },
  { disputed: 'Dispute|In dispute', refunding: 'Refunding', refunded: 'Refunded' },
);
