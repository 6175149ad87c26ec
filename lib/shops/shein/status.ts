import { orderWords } from '@/lib/adapter/order-words';

/** `orderStatusTitle`, in the display language: the words of English pages. */
export const WORDS = orderWords(
  { unpaid: 'Unpaid|Pending payment', paid: 'Paid|Processing|Preparing', partly_shipped: 'Partially shipped', shipped: 'Shipped', delivered: 'Delivered|Review', completed: 'Completed', cancelled: 'Canceled|Cancelled|Expired' },
  { refunding: 'Refunding', refunded: 'Refunded', returning: 'Returned' },
);

/** `orderStatus`, for pages without the word: the one code that was seen beside it. */
export const CODES = orderWords({ shipped: '10' });
