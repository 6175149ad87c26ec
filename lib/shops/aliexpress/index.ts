import { isHostOf } from '@/lib/adapter/addresses';
import { failed, type ShopAdapter } from '@/lib/adapter/shop-contract';
import { readReply } from './read-blocks';
import { readPage } from './read-pages';

const DOMAINS = ['aliexpress.com', 'aliexpress.us', 'aliexpress.ru'];
const REPLY = /mtop\.(?:aliexpress\.trade\.buyer\.order\.(?:list|detail)|ae\.ld\.querydetail)/;
const PAGE = /^\/p\/order\/(?:index|detail)\.html$/;
const CHECK = /_____tmd_____\/punish/;
const isSignIn = ({ hostname }: URL): boolean => hostname.startsWith('login.');

export default {
  id: 'aliexpress',
  matches: (url) => DOMAINS.some((domain) => isHostOf(url.hostname, domain)) && (REPLY.test(url.pathname) || PAGE.test(url.pathname) || CHECK.test(url.pathname) || isSignIn(url)),
  read: (page, context) => {
    const url = new URL(page.url);
    if (isSignIn(url)) return failed('signed_out');
    if (CHECK.test(url.pathname)) return failed('challenge');
    return PAGE.test(url.pathname) ? readPage(page, context) : readReply(page, context);
  },
} satisfies ShopAdapter;
