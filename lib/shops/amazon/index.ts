import { siteOf } from '@/lib/adapter/addresses';
import { failed, type ShopAdapter, type ShopReading } from '@/lib/adapter/shop-contract';
import { gateOf } from './gates';
import { history } from './history';
import { currencyOf, pageKind } from './marketplaces';
import { readShown } from './page';
import { readDetail } from './read-detail';
import { readList } from './read-list';
import { readTracking } from './read-tracking';

/** Pages that always show what their address says; others of the account may show anything. */
const PROMISED = new Set(['list', 'detail']);

export default {
  id: 'amazon',
  matches: (url) => currencyOf(siteOf(url.href)) !== null && pageKind(url) !== null,
  read: ({ url, requestedUrl, body }, context): ShopReading => {
    const site = siteOf(url) ?? siteOf(requestedUrl);
    const currency = currencyOf(site);
    if (site === null || currency === null || !URL.canParse(url)) return { kind: 'none' };
    const kind = pageKind(new URL(url));
    const tree = readShown(body);
    const gate = gateOf(tree, kind);
    if (gate !== null) return failed(gate);
    const where = { site, currency, base: url };
    const reading = (kind === 'list' ? readList(tree, where, context) : null) ?? readDetail(tree, where, context) ?? (kind === 'tracking' ? readTracking(tree, url) : readList(tree, where, context));
    return reading ?? (kind !== null && PROMISED.has(kind) && !url.includes('/gp/digital/') ? failed('changed', kind) : { kind: 'none' });
  },
  history,
} satisfies ShopAdapter;
