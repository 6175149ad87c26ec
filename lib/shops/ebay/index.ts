import { failed, type ReadingFailure, type ShopAdapter, type ShopReading } from '@/lib/adapter/shop-contract';
import { findFirst, readTree, textOf, type PageElement } from '@/lib/adapter/tree';
import { siteAt } from './page';
import { readDetail } from './read-detail';
import { readList } from './read-list';

const SIGN_IN = '#userid, form[name=SignInForm], #signin-form, #signin-continue-btn';
const LIMIT = 'exceeded the number of requests allowed in one day';

const isList = ({ pathname }: URL): boolean => /^\/mye\/myebay\/(?:v2\/)?purchase/.test(pathname);
const isDetail = ({ hostname, pathname }: URL): boolean => hostname.startsWith('order.') && pathname.startsWith('/ord/show');
const isSignIn = ({ hostname, pathname }: URL): boolean => hostname.startsWith('signin.') || pathname.startsWith('/signin');
const isCheck = ({ pathname }: URL): boolean => pathname.startsWith('/splashui/');

function gateOf(tree: PageElement, url: URL): ReadingFailure | null {
  if (url.href.includes('limitexceeded') || (textOf(tree) ?? '').includes(LIMIT)) return 'rate_limited';
  if (isCheck(url)) return 'challenge';
  return isSignIn(url) || findFirst(tree, SIGN_IN) !== null ? 'signed_out' : null;
}

export default {
  id: 'ebay',
  matches: (url) => siteAt(url.hostname) !== null && (isList(url) || isDetail(url) || isSignIn(url) || isCheck(url)),
  read: ({ url, body }, context): ShopReading => {
    const address = URL.canParse(url) ? new URL(url) : null;
    const site = address === null ? null : siteAt(address.hostname);
    if (address === null || site === null) return { kind: 'none' };
    const tree = readTree(body);
    const gate = gateOf(tree, address);
    if (gate !== null) return failed(gate);
    return readList(tree, url, site, context) ?? readDetail(tree, url, site) ?? (isList(address) || isDetail(address) ? failed('changed', 'orders') : { kind: 'none' });
  },
  history: {
    stretches: (site) => [{ method: 'GET', url: `https://www.${site !== null && siteAt(site) === site ? site : 'ebay.com'}/mye/myebay/purchase` }],
    next: ({ url }, reading) => {
      const next = reading.kind === 'orders' ? reading.paging?.nextUrl : undefined;
      return next === undefined || next === url || new URL(next).host !== new URL(url).host ? null : { method: 'GET', url: next };
    },
    gapMs: 5000,
  },
} satisfies ShopAdapter;
