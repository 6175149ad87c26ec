/** Fields that a shop's page cannot be read without: what lacks one fails with its path, and the page is refused whole. */
import * as z from 'zod/mini';
import { readAmount, readDecimal } from './amounts';
import { readChinaTime } from './page-dates';
import { failed, type OrderReport, type PagingReport, type ShopReading } from './shop-contract';
import { tidy } from './text';

/** A number of ordinary size: beyond it JavaScript writes `1e+21`, which says nothing that the page said. */
const plain = z.number().check(z.gte(-Number.MAX_SAFE_INTEGER), z.lte(Number.MAX_SAFE_INTEGER));

/** Text or number that says something, as tidied text. */
export const wireSaid = z.pipe(z.pipe(z.union([z.string(), plain]), z.transform((value: string | number) => tidy(String(value)))), z.string());

/** An amount as shown, as a plain decimal. */
export const wireDecimal = z.pipe(z.pipe(wireSaid, z.transform((text: string) => readDecimal(text))), z.string());

/** An amount as shown, with its currency; `local`: the site's own, where the text names none. */
export const wireAmount = (local: string) => z.pipe(z.pipe(wireSaid, z.transform((text: string) => readAmount(text, { local }))), z.object({ amount: z.string(), currency: z.string() }));

/** A time of a Chinese shop, as ISO with its offset, or a day. */
export const wireChinaTime = z.pipe(z.pipe(wireSaid, z.transform((text: string) => readChinaTime(text))), z.string());

/** A number of a thing in a shop's own shape. */
export const wireShaped = (shape: RegExp): z.ZodMiniType<string> => z.pipe(wireSaid, z.string().check(z.regex(shape)));

/** An order's number of a shop that numbers with digits. */
export const wireDigits = wireShaped(/^\d{6,24}$/);

/** Names of parts of a page may hold an order's number: no path does. */
const blankIds = (path: string): string => path.replace(/\d{6,}/g, '*');

/** `changed`, with the paths of what is missing or not of its kind. `under`: where in the page the value stood. */
export function changedBy(error: z.core.$ZodError, under = ''): ShopReading {
  const paths = error.issues.map(({ path }) => blankIds([under, ...path.map(String)].filter((part) => part !== '').join('.')) || '(all)');
  return failed('changed', ...new Set(paths));
}

/** Orders of a page that names each only once; a number that stands twice means that it was read from the wrong place. */
export function listOnce(orders: readonly OrderReport[], paging: PagingReport | null, path: string, page: 'list' | 'detail' = 'list'): ShopReading {
  const numbers = new Set(orders.map(({ orderNumber }) => orderNumber));
  return numbers.size < orders.length ? failed('changed', path) : { kind: 'orders', page, orders, paging };
}
