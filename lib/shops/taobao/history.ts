/** The old list page by page. Its endpoint answers with the session alone, unsigned (research/shops.md 1.4 and 3, "Old list"). */
import type { ShopHistory, ShopRequest } from '@/lib/adapter/shop-contract';

const ENDPOINT = 'https://buyertrade.taobao.com/trade/itemlist/asyncBought.htm?action=itemlist/BoughtQueryAction&event_submit_do_query=1&_input_charset=utf8';
/** As many as the page itself asks for. */
const PAGE_SIZE = 15;

function ask(page: number): ShopRequest {
  const form = new URLSearchParams({ pageNum: String(page), pageSize: String(PAGE_SIZE), prePageNo: String(Math.max(1, page - 1)), queryForV2: 'false' });
  return { method: 'POST', url: ENDPOINT, headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }, body: form.toString() };
}

export const history: ShopHistory = {
  stretches: () => [ask(1)],
  next: ({ body }, reading) => {
    if (reading.kind !== 'orders' || reading.orders.length === 0 || reading.paging?.hasMore !== true) return null;
    return ask(Number(new URLSearchParams(body).get('pageNum') ?? 1) + 1);
  },
  // Tools wait two to four seconds.
  gapMs: 4_000,
};
