/** Xianyu (Goofish): the gateway's replies about one order. Its page is a shell; no list of bought items is known. Forms: research/shops.md 14. */
import { isHostOf } from '@/lib/adapter/addresses';
import { failedReply, readMtop } from '@/lib/adapter/mtop';
import { failed, type ShopAdapter, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { readOrder, readParcels } from './read';

const DETAIL = /\/mtop\.idle\.web\.trade\.order\.detail\//i;
const LOGISTICS = /\/mtop\.cainiao\.ld\.detail\.[\w.]+\.xy\//i;
const CHECK = /_____tmd_____|\/punish/;

const isOurs = ({ hostname }: URL): boolean => isHostOf(hostname, 'goofish.com') || isHostOf(hostname, 'idlefish.com');
const isSignIn = ({ hostname, pathname }: URL): boolean => hostname.startsWith('passport.') || /\/(?:mini_)?login/.test(pathname);
const isReply = ({ pathname }: URL): boolean => DETAIL.test(pathname) || LOGISTICS.test(pathname);
const matches = (url: URL): boolean => isOurs(url) && (isReply(url) || url.pathname === '/order-detail' || isSignIn(url) || CHECK.test(url.pathname));

function read(page: ShopPage, context: ShopContext): ShopReading {
  const ended = new URL(page.url);
  if (CHECK.test(ended.pathname)) return failed('challenge');
  if (!isReply(ended)) return isSignIn(ended) ? failed('signed_out') : { kind: 'none' };
  const reply = readMtop(page.body);
  if ('failure' in reply) return failedReply(reply);
  return DETAIL.test(ended.pathname) ? readOrder(reply.data, context) : readParcels(reply.data, page);
}

export default { id: 'xianyu', matches, read } satisfies ShopAdapter;
