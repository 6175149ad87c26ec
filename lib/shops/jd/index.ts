import { isHostOf } from '@/lib/adapter/addresses';
import { failed, type ShopAdapter, type ShopReading } from '@/lib/adapter/shop-contract';
import { readTree } from '@/lib/adapter/tree';
import { gateAt, gateIn } from './gates';
import { history } from './history';
import { readCards } from './read-cards';
import { readDetail } from './read-detail';
import { readTable } from './read-table';

const PAGES = /^\/(?:center\/list\.action|normal\/item\.action)/;
const isOurs = ({ hostname }: URL): boolean => isHostOf(hostname, 'jd.com') || isHostOf(hostname, 'jd.hk');

export default {
  id: 'jd',
  matches: (url) => isOurs(url) && (PAGES.test(url.pathname) || gateAt(url) !== null),
  read: ({ url, body }, context): ShopReading => {
    if (!URL.canParse(url)) return { kind: 'none' };
    const gate = gateAt(new URL(url));
    if (gate !== null) return failed(gate);
    const tree = readTree(body);
    const reading = readTable(tree, url, context) ?? readCards(tree, url, context) ?? readDetail(tree, url, context);
    if (reading !== null) return reading;
    const shown = gateIn(tree);
    return shown === null ? failed('changed', PAGES.test(new URL(url).pathname) ? 'orders' : 'page') : failed(shown);
  },
  history,
} satisfies ShopAdapter;
