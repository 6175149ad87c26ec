/** What eBay's pages have in common: its sites, values told by their shape, words for states (research/shops.md 10). */
import { readAmount } from '@/lib/adapter/amounts';
import { isStateWord } from '@/lib/adapter/order-words';
import type { AmountReport, ShopContext } from '@/lib/adapter/shop-contract';
import type { AfterSales, OrderStatus } from '@/lib/model/status';

/** Host without `www.` → its own currency, ISO 4217. */
const CURRENCIES: Readonly<Record<string, string>> = {
  'ebay.com': 'USD', 'ebay.de': 'EUR', 'ebay.at': 'EUR', 'ebay.ch': 'CHF', 'ebay.co.uk': 'GBP', 'ebay.ie': 'EUR', 'ebay.fr': 'EUR', 'ebay.it': 'EUR', 'ebay.es': 'EUR', 'ebay.nl': 'EUR',
  'ebay.be': 'EUR', 'ebay.pl': 'PLN', 'ebay.com.au': 'AUD', 'ebay.ca': 'CAD', 'ebay.com.hk': 'HKD', 'ebay.com.my': 'MYR', 'ebay.com.sg': 'SGD', 'ebay.ph': 'PHP',
};

/** The marketplace of a host (`order.ebay.de` → `ebay.de`), null for one that is none. */
export const siteAt = (hostname: string): string | null => Object.keys(CURRENCIES).find((site) => hostname === site || hostname.endsWith(`.${site}`)) ?? null;

export const orderNumberIn = (text: string | null | undefined): string | null => /(?:^|[^\d-])(\d{2}-\d{5}-\d{5})(?![\d-])/.exec(text ?? '')?.[1] ?? null;
export const itemIdIn = (address: string | null): string | null => /\/itm\/(?:[^/?#]{1,200}\/)?(\d{9,15})(?![\d])/.exec(address ?? '')?.[1] ?? null;

const SIGN = /\p{Sc}|[A-Z]{3}|\b(?:kr|zł|RM|Fr)\b/u;
/** An amount that names its currency, or null. */
export const readMoney = (text: string | null, site: string): AmountReport | null => (text !== null && SIGN.test(text) ? readAmount(text, { local: CURRENCIES[site] ?? null }) : null);

const LONGEST_STATUS = 120;
export const isStatus = (text: string | null): boolean => isStateWord(text, LONGEST_STATUS) && orderNumberIn(text) === null;

const AFTER_SALES = /return|refund|rückgabe|rücksend|erstatt|remboursé|retour|reso\b|rimbors|devuel|devoluci|reembols/i;
const REFUNDED = /refunded|refund (?:issued|complete)|erstattet|remboursé|rimborsat|reembolsad/i;
/** First that fits wins. */
const STATES: readonly (readonly [RegExp, OrderStatus])[] = [
  [/cancel|stornier|abgebrochen|annul/i, 'cancelled'],
  [/awaiting payment|pay now|unpaid|jetzt bezahlen|noch nicht bezahlt/i, 'unpaid'],
  [/^(?:delivered|zugestellt|geliefert|livré|consegnat|entregad)/i, 'delivered'],
  [/^(?:shipped|in transit|out for delivery|on (?:its|the) way|versandt|verschickt|unterwegs|expédié|spedit|enviad)/i, 'shipped'],
  [/^(?:paid|estimated delivery|arriv|ready to ship|getting ready|preparing|bezahlt|voraussichtliche|payé|pagat|pagad)/i, 'paid'],
];

export const afterSalesWord = (status: string | null): string | undefined => (status !== null && AFTER_SALES.test(status) ? status : undefined);
export const afterSalesState = (word: string): AfterSales => (REFUNDED.test(word) ? 'refunded' : 'returning');

/** No words are `unknown` without a note; drift names the first word alone. */
export function stateOf(status: string | null, context: ShopContext): OrderStatus {
  if (status === null) return 'unknown';
  const state = STATES.find(([words]) => words.test(status))?.[1] ?? (AFTER_SALES.test(status) ? 'completed' : undefined);
  if (state === undefined) context.noteDrift({ path: 'status', seen: status.split(/[\s:]/)[0] ?? '' });
  return state ?? 'unknown';
}
