import { isHostOf, siteOf } from '@/lib/adapter/addresses';
import { readExactJson } from '@/lib/adapter/embedded';
import { failed, type ShopAdapter, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy } from '@/lib/adapter/strict';
import { readHistory, readOrder } from './read-order';
import { blocked, reply } from './wire';

/** The hash behind the operation's name changes with every release. */
const OPERATION = /\/graphql\/(?:getOrder|PurchaseHistoryV2)(?:\/|$)/;
const SIGN_IN = '/account/login';
const GUARD = '/blocked';

function read({ url, body }: ShopPage, context: ShopContext): ShopReading {
  const { pathname } = new URL(url);
  if (pathname.startsWith(SIGN_IN)) return failed('signed_out');
  const json = readExactJson(body);
  if (pathname.startsWith(GUARD) || blocked.safeParse(json).success) return failed('challenge');
  const parsed = reply.safeParse(json);
  if (!parsed.success) return changedBy(parsed.error);
  const { data, errors } = parsed.data;
  const site = siteOf(url) ?? '';
  if (data?.order !== undefined && data.order !== null) return readOrder(data.order, site, context);
  if (data?.orderHistoryV2 !== undefined && data.orderHistoryV2 !== null) return readHistory(data.orderHistoryV2, site, context);
  return errors === undefined ? failed('changed', 'data') : failed('upstream', 'errors');
}

export default {
  id: 'walmart',
  matches: ({ hostname, pathname }) => (isHostOf(hostname, 'walmart.com') || isHostOf(hostname, 'walmart.ca')) && (OPERATION.test(pathname) || pathname.startsWith(SIGN_IN) || pathname.startsWith(GUARD)),
  read,
} satisfies ShopAdapter;
