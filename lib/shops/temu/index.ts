import { isHostOf } from '@/lib/adapter/addresses';
import { failed, type ShopAdapter } from '@/lib/adapter/shop-contract';
import { readList } from './read-list';

const LIST = '/bg/aristotle/user_order_list';
/** Where a lost session leads. */
const SIGN_IN = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?login\.html$/;

export default {
  id: 'temu',
  matches: ({ hostname, pathname }) => isHostOf(hostname, 'temu.com') && (pathname.endsWith(LIST) || SIGN_IN.test(pathname)),
  read: (page, context) => (SIGN_IN.test(new URL(page.url).pathname) ? failed('signed_out') : readList(page, context)),
} satisfies ShopAdapter;
