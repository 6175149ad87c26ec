import { failed, type ShopAdapter } from '@/lib/adapter/shop-contract';
import { readOrder } from './read-order';

/** Every store has its own host: only the path tells. The token is 32 signs of hexadecimal. */
const ORDER = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?account\/orders\/[\da-f]{32}\/?$/i;
const SIGN_IN = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?account\/login\/?$/;

export default {
  id: 'shopify',
  matches: ({ pathname }) => ORDER.test(pathname),
  // An order that was asked for led to the sign-in page.
  read: (page, context) => (SIGN_IN.test(new URL(page.url).pathname) ? failed('signed_out') : readOrder(page, context)),
} satisfies ShopAdapter;
