/** What a shop's reader reports, as it is stored: exact money, instants, https addresses, no phone or identity numbers. Pure. */
import { type AmountReport, type ItemReport, type OrderReport, present } from '@/lib/adapter/shop-contract';
import { type Money, moneyOf, sumMoney } from '@/lib/model/money';
import { MONEY_NAMES, type MoneyName, type OrderFacts, type OrderItem, type OrderLinkKind } from '@/lib/model/order';
import type { Instant } from '@/lib/model/time';
import { hideNumbers } from '@/lib/text/redact';

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_ITEMS = 500;

/** ISO 8601 with offset, or a day (its midnight UTC). Null: no such time. */
export function instantOf(iso: string | null | undefined): Instant | null {
  const at = Date.parse(iso ?? '');
  return Number.isNaN(at) ? null : at;
}

const wordOf = (text: string | null | undefined): string | null => (text === null || text === undefined ? null : hideNumbers(text) || null);
const addressOf = (url: string | undefined): string | null => (url !== undefined && url.startsWith('https://') && url.length <= 2000 ? url : null);
const amountOf = (report: AmountReport | null | undefined): Money | null => (report === null || report === undefined ? null : moneyOf(report.amount, report.currency));

type ToMoney = (decimal: string | null | undefined) => Money | null;

function itemOf(item: ItemReport, toMoney: ToMoney): OrderItem {
  // Where there is a code of the seller's own it is the `sku`, and the variant stands in `options`.
  const [variant, sellerCode] = item.options === undefined ? [item.sku, undefined] : [item.options, item.sku];
  return {
    title: wordOf(item.title) ?? '', quantity: item.quantity, unitPrice: toMoney(item.unitPrice), lineTotal: toMoney(item.lineTotal), variant: wordOf(variant),
    itemId: item.itemId ?? null, url: addressOf(item.url), imageUrl: addressOf(item.image),
    ...present({
      subOrderNumber: item.subOrderNumber, status: wordOf(item.status), afterSales: wordOf(item.afterSales), afterSalesUrl: addressOf(item.afterSalesUrl), listPrice: toMoney(item.listPrice),
      seller: wordOf(item.seller), sellerCode: wordOf(sellerCode), trackingNumber: item.trackingNumber,
    }),
  };
}

/** A closed line of a bill without a way of paying was never paid (research/shops.md 11). */
const isPaid = ({ timeIs, state, paymentMethod }: OrderReport): boolean => timeIs === 'payment' && !(state === 'cancelled' && paymentMethod === undefined);

/** A bill's amount is what was paid; a page's is the order's total. */
function moneyIn(report: OrderReport, toMoney: ToMoney, discounts: readonly Money[]): OrderFacts['money'] {
  const { amounts = {} } = report;
  const total = amountOf(report.total);
  const found: Partial<Record<MoneyName, Money | null>> = {
    subtotal: toMoney(amounts.subtotal), shipping: toMoney(amounts.shipping) ?? amountOf(report.shipping), shippingDiscount: toMoney(amounts.shippingDiscount), discount: sumMoney(discounts),
    tax: toMoney(amounts.tax), tip: toMoney(amounts.tip), total: isPaid(report) ? null : total, totalWithTip: toMoney(amounts.totalWithTip),
    paid: isPaid(report) ? total : null, refunded: amountOf(report.refunded),
  };
  return Object.fromEntries(MONEY_NAMES.flatMap((name) => (found[name] === null || found[name] === undefined ? [] : [[name, found[name]]])));
}

function linksIn(report: OrderReport): OrderFacts['links'] {
  const all: readonly (readonly [OrderLinkKind, string | undefined])[] = [
    ['order', report.detailUrl], ['logistics', report.logisticsUrl ?? report.trackingUrl], ['cancel', report.cancelUrl], ['after_sales', report.items.find(({ afterSalesUrl }) => afterSalesUrl !== undefined)?.afterSalesUrl],
    ...Object.entries(report.links ?? {}).map(([kind, url]) => [kind as OrderLinkKind, url] as const),
  ];
  return Object.fromEntries(all.flatMap(([kind, url]) => (addressOf(url) === null ? [] : [[kind, url]])));
}

const wordsOf = (texts: readonly string[] | undefined): readonly string[] | null => texts?.map(hideNumbers) ?? null;

/** Only what is said: a field that is not there says nothing. */
export function factsOf(report: OrderReport): Partial<OrderFacts> {
  const currency = report.total?.currency ?? report.shipping?.currency ?? report.refunded?.currency ?? null;
  const toMoney: ToMoney = (decimal) => (currency === null ? null : moneyOf(decimal, currency));
  const discounts = (report.discounts ?? []).flatMap(({ label, amount }) => {
    const money = toMoney(amount);
    return money === null ? [] : [{ label: hideNumbers(label), amount: money }];
  });
  const placedAt = instantOf(report.placedAt);
  const money = moneyIn(report, toMoney, discounts.map(({ amount }) => amount));
  const links = linksIn(report);
  return present({
    placedAt, placedAtPrecision: placedAt === null ? null : DAY_ONLY.test(report.placedAt ?? '') ? 'day' as const : 'second' as const, placedAtIs: report.timeIs,
    seller: wordOf(report.seller), platform: report.platform, site: report.site, store: wordOf(report.store), displayNumber: report.displayNumber, parentOrderNumber: report.parentOrderNumber,
    items: report.items.slice(0, MOST_ITEMS).map((item) => itemOf(item, toMoney)), addOns: wordsOf(report.addOns), gifts: wordsOf(report.gifts), incomplete: report.incomplete,
    money: Object.keys(money).length === 0 ? null : money, discounts,
    paymentMethod: wordOf(report.paymentMethod), paymentReference: report.paymentReference, paidAt: instantOf(report.paidAt) ?? (isPaid(report) ? placedAt : null),
    status: report.state === 'unknown' ? null : report.state, rawStatus: wordOf(report.status ?? report.statusCode), statusDetail: wordOf(report.statusDetail),
    afterSales: report.afterSalesState, rawAfterSales: wordOf(report.afterSales),
    shippedAt: instantOf(report.shippedAt), expectedFrom: instantOf(report.expectedFrom), expectedUntil: instantOf(report.expectedUntil), packageNumbers: report.packageNumbers, shipmentCount: report.shipmentCount,
    links: Object.keys(links).length === 0 ? null : links,
  });
}
