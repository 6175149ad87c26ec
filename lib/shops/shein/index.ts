import { isHostOf } from '@/lib/adapter/addresses';
import { failed, type ShopAdapter } from '@/lib/adapter/shop-contract';
import { readPage } from './read-page';

const PAGES = /\/user\/orders\/(?:list|detail)(?:\/|$)/;
const SIGN_IN = /\/user\/(?:auth\/)?login(?:\/|$)/;
const CHECK = /\/risk\/challenge(?:\/|$)/;
const HOSTS = ['shein.com', 'shein.co.uk', 'shein.com.mx'];

export default {
  id: 'shein',
  matches: ({ hostname, pathname }) => HOSTS.some((domain) => isHostOf(hostname, domain)) && [PAGES, SIGN_IN, CHECK].some((pattern) => pattern.test(pathname)),
  read: (page, context) => {
    const { pathname } = new URL(page.url);
    if (SIGN_IN.test(pathname)) return failed('signed_out');
    return CHECK.test(pathname) ? failed('challenge') : readPage(page, context);
  },
} satisfies ShopAdapter;
