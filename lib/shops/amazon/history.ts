/** All orders, year by year, ten a page, newest first. */
import type { ShopHistory, ShopRequest } from '@/lib/adapter/shop-contract';
import { currencyOf } from './marketplaces';

/** Accounts have no older orders. */
const FIRST_YEAR = 2000;

const get = (url: string): ShopRequest => ({ method: 'GET', url });

export const history: ShopHistory = {
  stretches: (site, now) => {
    const host = currencyOf(site) === null ? 'amazon.com' : site;
    const year = new Date(now).getUTCFullYear();
    return Array.from({ length: year - FIRST_YEAR + 1 }, (_, back) => get(`https://www.${host}/your-orders/orders?timeFilter=year-${year - back}&startIndex=0`));
  },
  next: ({ url }, reading) => {
    const next = reading.kind === 'orders' ? reading.paging?.nextUrl : undefined;
    return next === undefined || next === url || new URL(next).host !== new URL(url).host ? null : get(next);
  },
  gapMs: 3000,
};
