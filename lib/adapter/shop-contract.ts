/**
 * What a shop's pages and files say, and how they are read. Readers are pure: `(page, context) → reading`. They never throw for
 * bad input, never guess, and never hand on names, phones, addresses or identity numbers (research/shops.md 1.10).
 */
import type { ShopId } from '@/lib/model/ids';
import type { OrderLinkKind } from '@/lib/model/order';
import type { AfterSales, OrderStatus } from '@/lib/model/status';
import type { Instant } from '@/lib/model/time';
import type { DriftHint } from './contract';

export type { OrderLinkKind };

/** A page, an endpoint's reply or a pasted text of a shop, as it came. */
export interface ShopPage {
  /** The final address. `clipboard` for pasted text. Site, currency and a logistics answer's order number may stand only here. */
  readonly url: string;
  /** What was asked for, where that differs (a redirect to a sign-in page). */
  readonly requestedUrl: string | null;
  /** Null where a page was read from the browser's tab. Proves little: some shops answer 200 for everything. */
  readonly httpStatus: number | null;
  readonly contentType: string | null;
  /** Decoded (see charset.ts). */
  readonly body: string;
  /** The request's own body, where the reply does not repeat what was asked. */
  readonly payload: string | null;
}

export interface ShopContext {
  /** When the page was read. For relative times only; never stands for a time that the page does not show. */
  readonly readAt: Instant;
  /** An unknown word or field: counted in the shop's health, never fatal. */
  readonly noteDrift: (hint: DriftHint) => void;
}

/** A decimal as shown, without sign of currency and separators (`1234.50`; a discount keeps its minus), and its ISO 4217 code. */
export interface AmountReport {
  readonly amount: string;
  readonly currency: string;
}

/** One line of an order. Fields that the page does not show are left out or null. Amounts are decimals of the order's currency. */
export interface ItemReport {
  readonly title: string | null;
  /** Null when not shown. May be a fraction (weighed goods). */
  readonly quantity: number | null;
  /** What the page shows as the item's price; where only the line's amount is shown that is `lineTotal`. */
  readonly unitPrice: string | null;
  readonly lineTotal?: string;
  readonly listPrice?: string;
  /** The chosen variant as the shop words it, pairs as `name:value` joined by `;`; a seller's own code where the page has one. */
  readonly sku?: string;
  /** The variant where `sku` is a seller's code. */
  readonly options?: string;
  /** The shop's product number (ASIN, item, goods or product id), never a variant's. */
  readonly itemId?: string;
  readonly url?: string;
  readonly image?: string;
  readonly subOrderNumber?: string;
  /** Its own word, or its shipment's. */
  readonly status?: string;
  readonly seller?: string;
  /** The word that tells of a return or refund under way or done. */
  readonly afterSales?: string;
  readonly afterSalesUrl?: string;
  readonly trackingNumber?: string;
}

export interface ParcelMention {
  readonly trackingNumber: string;
  /** The page's word for the carrier. */
  readonly carrier: string | null;
}

/** One order as a page or file shows it. What is not shown is null or left out. */
export interface OrderReport {
  readonly shop: ShopId;
  /** As printed, with its hyphens; always text: ids are longer than a JavaScript number holds. */
  readonly orderNumber: string;
  /** ISO 8601 with offset; `YYYY-MM-DD` where the page shows a day only. */
  readonly placedAt: string | null;
  /** The raw words, several joined by `; `. */
  readonly status: string | null;
  /** Our word for it, from the shop's table; an unknown word is `unknown` and drift. */
  readonly state: OrderStatus;
  readonly statusCode?: string;
  /** The parcel's word, where the shop shows it beside the order's. */
  readonly statusDetail?: string;
  readonly items: readonly ItemReport[];
  readonly total: AmountReport | null;
  readonly seller: string | null;
  readonly parentOrderNumber?: string;
  /** Of a family of sites under one shop (`tmall` of taobao). */
  readonly platform?: string;
  /** Host without `www.`. */
  readonly site?: string;
  readonly store?: string;
  readonly displayNumber?: string;
  readonly detailUrl?: string;
  readonly logisticsUrl?: string;
  readonly cancelUrl?: string;
  readonly trackingUrl?: string;
  /** The first parcel's. */
  readonly trackingNumber?: string;
  readonly carrier?: string;
  readonly carrierCode?: string;
  /** Every tracking number once, in order of appearance. */
  readonly parcels?: readonly ParcelMention[];
  readonly packageNumbers?: readonly string[];
  readonly paidAt?: string;
  readonly shippedAt?: string;
  readonly expectedFrom?: string;
  readonly expectedUntil?: string;
  readonly paymentMethod?: string;
  readonly paymentReference?: string;
  readonly refunded?: AmountReport;
  readonly shipping?: AmountReport;
  readonly amounts?: { readonly subtotal?: string; readonly shipping?: string; readonly shippingDiscount?: string; readonly tax?: string; readonly tip?: string; readonly totalWithTip?: string };
  readonly discounts?: readonly { readonly label: string; readonly amount: string }[];
  /** Titles of rows that are no items: insurance, added services. */
  readonly addOns?: readonly string[];
  readonly gifts?: readonly string[];
  /** Raw after-sales words of the order or its items, joined by `; `. */
  readonly afterSales?: string;
  /** Our word for them; absent: the page says nothing of it. */
  readonly afterSalesState?: AfterSales;
  readonly shipmentCount?: number;
  /** A part of the card is encrypted: its items are not known. */
  readonly incomplete?: true;
  /** The order's own operations as the page offers them: our kind → https address. */
  readonly links?: Readonly<Partial<Record<OrderLinkKind, string>>>;
  /** `payment`: placedAt is the time of payment (bills). */
  readonly timeIs?: 'payment';
}


/** A logistics answer: steps of one parcel of an order, in the order of the input. */
export interface ShipmentReport {
  readonly shop: ShopId;
  readonly orderNumber: string | null;
  readonly trackingNumber: string | null;
  readonly carrier: string | null;
  /** `at`: ISO 8601 with offset, or null where it could not be read. `text`: place or step as written. */
  readonly events: readonly { readonly at: string | null; readonly text: string }[];
}

export interface PagingReport {
  readonly current?: number;
  readonly totalPages?: number;
  readonly totalOrders?: number;
  readonly pageSize?: number;
  readonly hasMore?: boolean;
  readonly nextUrl?: string;
  readonly offset?: string;
}

export type ReadingFailure = 'signed_out' | 'challenge' | 'rate_limited' | 'upstream' | 'changed';

/**
 * What one page or file gave. `changed`: it should be one of ours but essentials are missing; nothing of it may be stored, `paths`
 * say what failed (field paths, no user data). `none`: nothing of ours stands here.
 */
export type ShopReading =
  | { readonly kind: 'orders'; readonly page: 'list' | 'detail' | 'file'; readonly orders: readonly OrderReport[]; readonly paging: PagingReport | null; readonly bill?: BillReport }
  | { readonly kind: 'shipments'; readonly shipments: readonly ShipmentReport[] }
  | { readonly kind: 'failed'; readonly failure: ReadingFailure; readonly paths: readonly string[] }
  | { readonly kind: 'none' };

/** What a bill holds beside orders. Rows that are none of it are counted in `skipped`. */
export interface BillReport {
  readonly refunds: readonly { readonly orderNumber: string | null; readonly at: string | null; readonly amount: string; readonly currency: string; readonly status: string | null; readonly transactionId?: string }[];
  readonly payments: readonly PaymentReport[];
  /** Numbers that look like orders and are none. */
  readonly notOrders: readonly { readonly value: string }[];
  readonly skipped: number;
}

/** A bill's line without a shop order. It becomes a payment that can be linked, never an invented order. */
export interface PaymentReport {
  readonly transactionId: string;
  readonly at: string | null;
  /** The bill's own word (支出). */
  readonly direction: string;
  readonly amount: string;
  readonly currency: string;
  readonly counterparty: string | null;
  readonly status: string | null;
  readonly orderNumber: string | null;
  readonly title?: string;
  readonly method?: string;
}

/** A page to fetch with the user's own session. Only https, only hosts of the shop. */
export interface ShopRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How a long history is fetched page by page, newest first, where plain pages work (research/shops.md 1.4). */
export interface ShopHistory {
  /** Where each stretch begins (a year, a filter), newest first. `site`: the marketplace the user picked. `now` decides the years. */
  readonly stretches: (site: string | null, now: Instant) => readonly ShopRequest[];
  /** The page after this one, or null at the end of the stretch. */
  readonly next: (request: ShopRequest, reading: ShopReading) => ShopRequest | null;
  /** Least time between two pages, ms: never faster than the shop's people do. */
  readonly gapMs: number;
}

/** Default export of lib/shops/<id>/index.ts. */
export interface ShopAdapter {
  readonly id: ShopId;
  /** Is this address one of the pages or endpoints that `read` knows, or where they lead when signed out or challenged? */
  readonly matches: (url: URL) => boolean;
  readonly read: (page: ShopPage, context: ShopContext) => ShopReading;
  /** A whole copied order as text, or null where the text is none of this shop's. */
  readonly readText?: (text: string, context: ShopContext) => ShopReading | null;
  readonly history?: ShopHistory;
}

type Absent = null | undefined;
/** The fields that say something: null, undefined, empty text and empty lists fall away. For optional fields of a report. */
export function present<T extends Readonly<Record<string, unknown>>>(fields: T): { [K in keyof T]?: Exclude<T[K], Absent> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], Absent> };
}

/** Several words of one order, each once, joined as the reports want it; null for none. */
export function joinWords(words: Iterable<string | null | undefined>): string | null {
  const list = [...new Set([...words].filter((word): word is string => word !== null && word !== undefined && word !== ''))];
  return list.length === 0 ? null : list.join('; ');
}

export const failed = (failure: ReadingFailure, ...paths: readonly string[]): ShopReading => ({ kind: 'failed', failure, paths });
