/** Taobao and Tmall: lists and details embedded in pages, the old endpoint, the new gateway, a parcel's steps. Forms: research/shops.md 3. */
import { isHostOf } from '@/lib/adapter/addresses';
import { readAssigned, readWrapped } from '@/lib/adapter/embedded';
import { failedReply, readMtop, riskAnswer } from '@/lib/adapter/mtop';
import { failed, type ShopAdapter, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { readTree, scriptsWith } from '@/lib/adapter/tree';
import { history } from './history';
import { readDetail } from './read-detail';
import { readNewList } from './read-new-list';
import { readOldList } from './read-old-list';
import { readSteps } from './read-steps';
import { readTmall } from './read-tmall';

const SIGN_IN = /^(?:login|passport)(?:\.m)?\.(?:taobao|tmall)\.com$/;
const CHECK = /_____tmd_____|\/punish/;
const GATEWAY = /\/mtop\.taobao\.order\.queryboughtlist/i;
const PAGES = /^\/trade\/(?:itemlist\/(?:list_bought_items|list_recyled_items|asyncBought)\.htm|detail\/trade_item_detail\.htm|detail\/trade_order_detail\.htm|json\/transit_step\.do)$|^\/detail\/orderDetail\.htm$|^\/mlapp\/olist\.html$/i;

const isOurs = (url: URL): boolean => isHostOf(url.hostname, 'taobao.com') || isHostOf(url.hostname, 'tmall.com');
const isPage = (url: URL): boolean => isOurs(url) && (PAGES.test(url.pathname) || GATEWAY.test(url.pathname));
const matches = (url: URL): boolean => isPage(url) || SIGN_IN.test(url.hostname) || (isOurs(url) && CHECK.test(url.pathname));

/** Where the page ended: signing in or the slider, asked of us (other sites sign in at the same place). Null: where it should be. */
function gateAt({ url, requestedUrl }: ShopPage): ShopReading | null {
  const asked = requestedUrl === null || !URL.canParse(requestedUrl) || matches(new URL(requestedUrl));
  const ended = new URL(url);
  if (!isOurs(ended) || isPage(ended)) return null;
  if (!asked) return { kind: 'none' };
  return CHECK.test(ended.pathname) ? failed('challenge') : failed('signed_out');
}

function readJson(json: object, page: ShopPage, context: ShopContext): ShopReading {
  const risk = riskAnswer(json);
  if (risk !== null) return risk;
  if ('mainOrders' in json) return readOldList(json, context);
  if ('mainOrder' in json) return readDetail(json, context);
  if (page.url.includes('/transit_step.do')) return readSteps(json, page);
  if (!('ret' in json)) return failed('changed', 'mainOrders');
  const reply = readMtop(page.body);
  return 'failure' in reply ? failedReply(reply) : readNewList(reply.data, context);
}

/** The new list's page is a shell: its orders come through the gateway. */
const isShell = ({ url, body }: ShopPage): boolean => /route_to=tm2|\/mlapp\/olist/.test(url) || /queryboughtlist/i.test(body);

function readHtml(page: ShopPage, context: ShopContext): ShopReading {
  const tree = readTree(page.body);
  const embedded = (mark: string, name: string, ...holding: readonly string[]): unknown => readAssigned(scriptsWith(tree, mark).join('\n'), name, ...holding);
  const tmall = embedded('detailData', 'detailData', 'orders');
  if (tmall !== undefined) return readTmall(tmall, context);
  const data = embedded('mainOrder', 'data', 'mainOrders', 'mainOrder');
  if (typeof data === 'object' && data !== null) return 'mainOrders' in data ? readOldList(data, context) : readDetail(data, context);
  if (/_____tmd_____\/punish|x5secdata/.test(page.body)) return failed('challenge');
  if (/id=["']?(?:fm-login-id|login-form|J_StaticForm)\b/.test(page.body)) return failed('signed_out');
  return isShell(page) ? { kind: 'none' } : failed('changed', 'data');
}

function read(page: ShopPage, context: ShopContext): ShopReading {
  const gate = gateAt(page);
  if (gate !== null) return gate;
  const json = readWrapped(page.body);
  if (typeof json === 'object' && json !== null) return readJson(json, page, context);
  return GATEWAY.test(page.url) || /asyncBought|transit_step/.test(page.url) ? failedJson(page) : readHtml(page, context);
}

/** A page in the place of a reply. */
const failedJson = ({ body }: ShopPage): ShopReading => failed(CHECK.test(body) ? 'challenge' : 'changed', 'body');

export default { id: 'taobao', matches, read, history } satisfies ShopAdapter;
