/** All orders: this year, then year by year, then what is older than 2014 (research/shops.md 5). */
import type { ShopHistory, ShopRequest } from '@/lib/adapter/shop-contract';

const FIRST_YEAR = 2014;
const THIS_YEAR = 2;
const OLDER = 3;

const page = (stretch: number, number = 1): ShopRequest => ({ method: 'GET', url: `https://order.jd.com/center/list.action?d=${stretch}&s=4096&page=${number}` });

export const history: ShopHistory = {
  stretches: (_, now) => {
    // The shop's own year begins at midnight in China.
    const year = new Date(now + 8 * 3_600_000).getUTCFullYear();
    return [THIS_YEAR, ...Array.from({ length: year - FIRST_YEAR }, (__, back) => year - 1 - back), OLDER].map((stretch) => page(stretch));
  },
  next: ({ url }, reading) => {
    if (reading.kind !== 'orders' || reading.paging?.hasMore !== true) return null;
    const asked = new URL(url).searchParams;
    return page(Number(asked.get('d')), Number(asked.get('page')) + 1);
  },
  gapMs: 3000,
};
