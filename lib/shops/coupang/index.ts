import { failed, type ShopAdapter, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { readData } from './read-data';
import { readDetail } from './read-detail';
import { readTracking } from './read-tracking';

const PAGES = /^\/ssr\/(?:desktop\/order\/|api\/myorders\/model\/page|_next\/data\/[^/]+\/desktop\/order\/)/;
const DETAIL = /^\/ssr\/desktop\/order\/(?:detail\/)?\d{13,15}$/;
const TRACKING = /\/order\/delivery\/tracking\//;

/** What the page shows comes before its data: it has the state in words. */
function read(page: ShopPage, context: ShopContext): ShopReading {
  const { hostname, pathname } = new URL(page.url);
  if (hostname === 'login.coupang.com') return failed('signed_out');
  if (TRACKING.test(pathname)) return readTracking(page, context);
  if (!DETAIL.test(pathname)) return readData(page);
  const shown = readDetail(page, context);
  if (shown.kind === 'orders') return shown;
  const data = readData(page);
  return data.kind === 'orders' ? data : shown;
}

export default {
  id: 'coupang',
  matches: ({ hostname, pathname }) => hostname === 'login.coupang.com' || (hostname === 'mc.coupang.com' && PAGES.test(pathname)),
  read,
} satisfies ShopAdapter;
