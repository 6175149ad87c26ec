import { orderWords } from '@/lib/adapter/order-words';

/** `status_prompt` is in the display language: these are the words of English pages. */
export const WORDS = orderWords(
  { unpaid: 'Unpaid|Awaiting payment|Pending payment', paid: 'Processing|Paid|Preparing to ship|Awaiting shipment', shipped: 'Shipped|In transit|Out for delivery', delivered: 'Delivered', completed: 'Completed', cancelled: 'Canceled|Cancelled' },
  { refunded: 'Refunded', refunding: 'Refund in progress', returning: 'Return in progress' },
);

/** The only code that was seen with its meaning. */
export const DELIVERED = '4';
