import * as z from 'zod/mini';
import { siteOf } from '@/lib/adapter/addresses';
import { currencyIn, readDecimal, sumDecimals } from '@/lib/adapter/amounts';
import { readAssigned } from '@/lib/adapter/embedded';
import { readIsoMoment, readShownDay } from '@/lib/adapter/page-dates';
import { afterSalesOf, isStateWord, stateOf } from '@/lib/adapter/order-words';
import { failed, joinWords, type OrderReport, present, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { wireShaped } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { attributeOf, findAll, findFirst, type PageElement, readTree, textOf } from '@/lib/adapter/tree';
import { type Line, readLine, readSums, type SumRow } from './read-rows';
import { FULFILMENT, joinStatus, PAYMENT } from './status';

/** The order's name in a heading: `#1042`, `#1042-UK`, `EN1042`. Prefix and suffix are the store's. */
function numberIn(heading: string | null): string | null {
  const words = (heading ?? '').split(' ').map((word) => word.replace(/[.,:;]+$/, ''));
  return words.find((word) => /^\S{0,12}#\S{0,20}\d/.test(word)) ?? words.findLast((word) => /^[A-Z]{0,8}-?\d{3,}/i.test(word)) ?? null;
}

const headingsOf = (page: PageElement, table: PageElement): readonly (string | null)[] => [...findAll(table, 'caption'), ...findAll(page, 'h1, h2, h3, title')].map(textOf);

/** `Order #1042 – Sample Tea Shop`: the store stands behind the last dash. */
const storeIn = (title: string | null): string | null => tidy(/\s[–—|·-]\s([^–—|·]{1,100})$/.exec(title ?? '')?.[1]);

/** The first time of the page is the order's; older themes write it in words, above the table. */
function dateOf(page: PageElement, table: PageElement): { readonly at: string | null; readonly shown: boolean } {
  const time = findAll(page, 'time').find((element) => element.attributes['datetime'] !== undefined);
  if (time !== undefined) return { at: readIsoMoment(attributeOf(time, 'datetime')) ?? readShownDay(textOf(time)), shown: true };
  const inTable = new Set(findAll(table, 'p, span, div'));
  const days = findAll(page, 'p, span, h2, h3').filter((element) => !inTable.has(element)).map((element) => readShownDay((textOf(element) ?? '').slice(0, 120)));
  return { at: days.find((day) => day !== null) ?? null, shown: days.some((day) => day !== null) };
}

const LONGEST_STATUS = 60;
const LABELLED = /^[^:：]{3,40}[:：]\s*(\S.{0,60})$/;
const FULFILMENT_LABEL = /ful?filment|fulfillment|versand|bestellstatus|traitement|preparaci|evasione|afhandeling|フルフィルメント|発送|发货|發貨/i;

/** "Payment status: Paid" and "Fulfillment status: Fulfilled" stand in bold labels, in this order. */
function statusesOf(page: PageElement): { readonly payment: string | null; readonly fulfilment: string | null } {
  const rows = findAll(page, 'p, li, div').filter((element) => element.children.some((child) => typeof child !== 'string' && (child.tag === 'strong' || child.tag === 'b')));
  const said = rows.flatMap((row) => {
    const text = textOf(row) ?? '';
    const value = tidy(LABELLED.exec(text)?.[1]);
    return value === null ? [] : [{ label: text.slice(0, text.indexOf(value)), value }];
  });
  const fulfilment = said.find(({ label }) => FULFILMENT_LABEL.test(label)) ?? said[1] ?? null;
  return { payment: said.find((other) => other !== fulfilment)?.value ?? null, fulfilment: fulfilment?.value ?? null };
}

/** Sums of one kind, by the theme's id for the row or by its label. Null for none. */
function sumOf(rows: readonly SumRow[], id: string, label: RegExp): string | null {
  const amounts = rows.filter((row) => row.id === id || (row.id === '' && label.test(row.label))).flatMap(({ shown }) => readDecimal(shown) ?? []);
  return amounts.length === 0 ? null : sumDecimals(amounts);
}

const SUBTOTAL = /^(?:subtotal|zwischensumme|sous-total|subtotale|subtotaal|小計|小计)/i;
const SHIPPING = /^(?:shipping|delivery|versand|livraison|expédition|envío|spedizione|verzend|配送|送料|运费|運費)/i;
const TAX = /^(?:tax|vat|gst|duties|mwst|steuer|taxe|tva|impuesto|imposta|iva|btw|税)/i;
const REFUNDED = /^(?:refund|erstattet|remboursé|reembols|rimbors|terugbetaald|返金|退款)/i;
const DISCOUNT = /discount|rabatt|réduction|remise|descuento|sconto|korting|割引|折扣/i;

const scripted = z.object({ active: wireShaped(/^[A-Z]{3}$/) });

/** A bare `$` names no currency: the page's script does. */
function currencyOf(total: string | null, body: string): string | null {
  const named = currencyIn(total ?? '');
  const parsed = named === null ? scripted.safeParse(readAssigned(body, 'Shopify.currency')) : null;
  return named ?? (parsed?.success ? parsed.data.active : null);
}

/** Reads an order of the classic customer accounts, in any theme that keeps Shopify's table. */
export function readOrder({ body, url }: ShopPage, context: ShopContext): ShopReading {
  const page = readTree(body);
  const table = findAll(page, 'table').find((element) => findFirst(element, 'tfoot') !== null && findAll(element, 'tbody tr').length > 0);
  if (table === undefined) return failed('changed', 'table');
  const lines = findAll(table, 'tbody tr').map((row) => readLine(row, url));
  const sums = readSums(table);
  const shown = sums.findLast(({ id }) => id === 'rowtotal')?.shown ?? sums.at(-1)?.shown ?? null;
  const amount = readDecimal(shown);
  const currency = currencyOf(shown, body);
  const orderNumber = headingsOf(page, table).map(numberIn).find((number) => number !== null) ?? null;
  const placed = dateOf(page, table);
  const { payment, fulfilment } = statusesOf(page);
  const isSaid = [payment, fulfilment].every((word) => isStateWord(word, LONGEST_STATUS));
  const missing = [...(lines.includes(null) ? ['table.row'] : []), ...(amount === null || currency === null ? ['table.total'] : []), ...(orderNumber === null ? ['number'] : []), ...(placed.at === null ? ['date'] : []), ...(isSaid ? [] : ['status'])];
  if (missing.length > 0 || orderNumber === null || amount === null || currency === null) return failed('changed', ...missing);
  return { kind: 'orders', page: 'detail', paging: null, orders: [reportOf({ orderNumber, placedAt: placed.at, total: { amount, currency }, lines: lines.filter((line) => line !== null), sums, payment, fulfilment, page, url, context })] };
}

const discountOf = (label: string, amount: string | null): readonly { readonly label: string; readonly amount: string }[] => (amount === null || label === '' ? [] : [{ label, amount }]);

interface Found {
  readonly orderNumber: string;
  readonly placedAt: string | null;
  readonly total: NonNullable<OrderReport['total']>;
  readonly lines: readonly Line[];
  readonly sums: readonly SumRow[];
  readonly payment: string | null;
  readonly fulfilment: string | null;
  readonly page: PageElement;
  readonly url: string;
  readonly context: ShopContext;
}

function reportOf({ orderNumber, placedAt, total, lines, sums, payment, fulfilment, page, url, context }: Found): OrderReport {
  const afterSales = afterSalesOf([payment], PAYMENT);
  const refunded = sumOf(sums, 'rowrefunded', REFUNDED);
  const parcels = lines.flatMap(({ parcel }) => parcel ?? []).filter(({ trackingNumber }, index, all) => all.findIndex((other) => other.trackingNumber === trackingNumber) === index);
  return {
    shop: 'shopify',
    orderNumber,
    placedAt,
    status: joinWords([payment, fulfilment]),
    state: joinStatus(stateOf(payment, PAYMENT, context, 'payment'), stateOf(fulfilment, FULFILMENT, context, 'fulfilment'), afterSales === 'refunded'),
    items: lines.map(({ item }) => item),
    total,
    seller: storeIn(textOf(findFirst(page, 'title'))) ?? attributeOf(findFirst(page, 'meta[property=og:site_name]'), 'content'),
    amounts: present({ subtotal: sumOf(sums, 'rowsubtotal', SUBTOTAL), shipping: sumOf(sums, 'rowshipping', SHIPPING), tax: sumOf(sums, 'rowtax', TAX) }),
    links: { order: url },
    ...present({
      store: siteOf(url),
      refunded: refunded === null ? null : { amount: refunded.replace('-', ''), currency: total.currency },
      discounts: sums.filter(({ id, label }) => id === 'rowdiscount' || DISCOUNT.test(label)).flatMap(({ label, shown }) => discountOf(label, readDecimal(shown))),
      trackingNumber: parcels[0]?.trackingNumber,
      carrier: parcels[0]?.carrier,
      trackingUrl: lines.find(({ trackingUrl }) => trackingUrl !== null)?.trackingUrl,
      parcels,
      afterSales: afterSales === undefined ? null : payment,
      afterSalesState: afterSales,
    }),
  };
}
