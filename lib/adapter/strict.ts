/** Fields that a shop's page cannot be read without: what lacks one fails with its path, and the page is refused whole. */
import * as z from 'zod/mini';
import { readDecimal } from './amounts';
import { readChinaTime } from './page-dates';
import { failed, type ShopReading } from './shop-contract';
import { tidy } from './text';

/** A number of ordinary size: beyond it JavaScript writes `1e+21`, which says nothing that the page said. */
const plain = z.number().check(z.gte(-1e15), z.lte(1e15));

/** Text or number that says something, as tidied text. */
export const wireSaid = z.pipe(z.pipe(z.union([z.string(), plain]), z.transform((value: string | number) => tidy(String(value)))), z.string());

/** An amount as shown, as a plain decimal. */
export const wireDecimal = z.pipe(z.pipe(wireSaid, z.transform((text: string) => readDecimal(text))), z.string());

/** A time of a Chinese shop, as ISO with its offset, or a day. */
export const wireChinaTime = z.pipe(z.pipe(wireSaid, z.transform((text: string) => readChinaTime(text))), z.string());

/** An order's number of a shop that numbers with digits. */
export const wireDigits = z.pipe(wireSaid, z.string().check(z.regex(/^\d{6,24}$/)));

/** Names of parts of a page may hold an order's number: no path does. */
const blankIds = (path: string): string => path.replace(/\d{6,}/g, '*');

/** `changed`, with the paths of what is missing or not of its kind. `under`: where in the page the value stood. */
export function changedBy(error: z.core.$ZodError, under = ''): ShopReading {
  const paths = error.issues.map(({ path }) => blankIds([under, ...path.map(String)].filter((part) => part !== '').join('.')) || '(all)');
  return failed('changed', ...new Set(paths));
}
