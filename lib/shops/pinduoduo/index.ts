/** Pinduoduo: the endpoint of its list, and the data in its pages. Forms: research/shops.md 6. */
import * as z from 'zod/mini';
import { isHostOf } from '@/lib/adapter/addresses';
import { readAssigned, readExactJson } from '@/lib/adapter/embedded';
import { failed, type ShopAdapter, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { wireText } from '@/lib/adapter/text';
import { readTree, scriptsWith } from '@/lib/adapter/tree';
import { readDetail, readList } from './read';

const ENDPOINT = /\/aristotle\/order_list/;
const PAGES = /^\/(?:orders?|login|psnl_verification)\.html$/;

const isOurs = ({ hostname }: URL): boolean => isHostOf(hostname, 'yangkeduo.com') || isHostOf(hostname, 'pinduoduo.com');
const matches = (url: URL): boolean => isOurs(url) && (PAGES.test(url.pathname) || ENDPOINT.test(url.pathname));

/** 40001 is the code of a lost session as remembered, not as seen; SUSPECT is what bare calls are told. */
const refusal = z.object({ error_code: wireText, errorCode: wireText });
const SIGNED_OUT = new Set(['40001']);

function refused({ body, httpStatus }: ShopPage, json: unknown): ShopReading | null {
  if (/SUSPECT|verify_auth_token|psnl_verification/.test(body) || httpStatus === 424) return failed('challenge');
  const answer = refusal.safeParse(json).data;
  const code = answer?.error_code ?? answer?.errorCode ?? null;
  if (SIGNED_OUT.has(code ?? '') || httpStatus === 401 || httpStatus === 403) return failed('signed_out');
  if (httpStatus === 429) return failed('rate_limited');
  return code === null || code === '0' ? null : failed('upstream', 'error_code');
}

const stored = z.object({ ordersStore: z.optional(z.unknown()), data: z.optional(z.unknown()) });

function readHtml(page: ShopPage, context: ShopContext): ShopReading {
  const raw = readAssigned(scriptsWith(readTree(page.body), 'rawData').join('\n'), 'rawData', 'ordersStore', 'data');
  const found = stored.safeParse(raw).data;
  if (found?.ordersStore !== undefined) return readList(found.ordersStore, page.url, context);
  if (found?.data !== undefined) return readDetail(found.data, page.url, context);
  return refused(page, null) ?? failed('changed', 'rawData');
}

function read(page: ShopPage, context: ShopContext): ShopReading {
  const { pathname } = new URL(page.url);
  if (pathname === '/login.html') return failed('signed_out');
  if (pathname === '/psnl_verification.html') return failed('challenge');
  const json = readExactJson(page.body);
  if (typeof json === 'object' && json !== null) return 'orders' in json ? readList(json, page.url, context) : (refused(page, json) ?? failed('changed', 'orders'));
  return ENDPOINT.test(pathname) ? (refused(page, null) ?? failed('changed', '(all)')) : readHtml(page, context);
}

export default { id: 'pinduoduo', matches, read } satisfies ShopAdapter;
