import type { OrderKey, ParcelKey, ShopId } from './ids';
import type { Money } from './money';
import type { Shelf } from './parcel';
import type { AfterSales, OrderStatus } from './status';
import type { Instant } from './time';

/** What an order is known from, the better source first: the written table of who wins (lib/intake/fold.ts). */
export const SOURCE_KINDS = ['page-detail', 'page-list', 'mail', 'file', 'paste'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Where a group of an order's fields came from, and when it was read. */
export interface FieldSource {
  readonly kind: SourceKind;
  /** A page's address without what is private or changes (host and path, numbers as `*`); a file's format. Null: neither. */
  readonly page: string | null;
  /** When the page was read, the mail was written, the file was imported. */
  readonly readAt: Instant;
}

/** Fields that come and go together. */
export const FIELD_GROUPS = ['placed', 'seller', 'items', 'money', 'payment', 'status', 'afterSales', 'shipping', 'links'] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** What can be done after the purchase. `cancel` and `confirm` change something: shown as what they are, never opened by us. */
export const ORDER_LINK_KINDS = ['order', 'logistics', 'after_sales', 'refund_status', 'cancel', 'confirm', 'customer_service', 'complaint', 'invoice', 'review', 'policy'] as const;
export type OrderLinkKind = (typeof ORDER_LINK_KINDS)[number];

export interface OrderItem {
  /** Empty where nobody says. */
  readonly title: string;
  /** May be a fraction (weighed goods). */
  readonly quantity: number | null;
  readonly unitPrice: Money | null;
  readonly lineTotal: Money | null;
  /** The chosen variant as the shop words it. */
  readonly variant: string | null;
  readonly itemId: string | null;
  readonly url: string | null;
  readonly imageUrl: string | null;
  /** After-sales works by this number at some shops. */
  readonly subOrderNumber?: string;
  /** The shop's own word for this line or its shipment. */
  readonly status?: string;
  /** The word that tells of a return or refund. */
  readonly afterSales?: string;
  readonly afterSalesUrl?: string;
  readonly listPrice?: Money;
  readonly seller?: string;
  /** The seller's own code for it. */
  readonly sellerCode?: string;
  readonly trackingNumber?: string;
}

export const MONEY_NAMES = ['subtotal', 'shipping', 'shippingDiscount', 'discount', 'tax', 'tip', 'total', 'totalWithTip', 'paid', 'refunded'] as const;
export type MoneyName = (typeof MONEY_NAMES)[number];

/** What the sources of an order say of it. Null, empty and absent: nobody says. */
export interface OrderFacts {
  readonly placedAt: Instant | null;
  readonly placedAtPrecision: 'second' | 'day' | null;
  /** `payment`: a bill's time of payment stands for it. */
  readonly placedAtIs?: 'payment';
  readonly seller: string | null;
  readonly items: readonly OrderItem[];
  readonly money: Readonly<Partial<Record<MoneyName, Money>>>;
  readonly paymentMethod: string | null;
  /** The shop's own words, several joined by `; `. */
  readonly rawStatus: string | null;
  readonly status: OrderStatus;
  readonly afterSales: AfterSales;
  /** The order's own operations as its page offered them (https). */
  readonly links: Readonly<Partial<Record<OrderLinkKind, string>>>;
  /** Of a family of sites under one shop (`tmall` of taobao). */
  readonly platform?: string;
  /** Host of the marketplace without `www.`. */
  readonly site?: string;
  readonly store?: string;
  /** The number that people see, where it differs. */
  readonly displayNumber?: string;
  /** One payment that the shop split into several orders. */
  readonly parentOrderNumber?: string;
  /** The parcel's word, where the shop shows it beside the order's. */
  readonly statusDetail?: string;
  readonly rawAfterSales?: string;
  readonly discounts?: readonly { readonly label: string; readonly amount: Money }[];
  readonly addOns?: readonly string[];
  readonly gifts?: readonly string[];
  readonly paymentReference?: string;
  readonly paidAt?: Instant;
  readonly shippedAt?: Instant;
  readonly expectedFrom?: Instant;
  readonly expectedUntil?: Instant;
  readonly packageNumbers?: readonly string[];
  readonly shipmentCount?: number;
  /** A part of the page is encrypted: the items are not known. */
  readonly incomplete?: true;
}

/** Refund rows of bills by their transaction: the same row read twice counts once. */
export type Refunds = Readonly<Record<string, Money>>;

/** All that one source said, kept as it said it: what another source says later never destroys it. */
export interface Said extends FieldSource {
  readonly facts: Partial<OrderFacts>;
  readonly refunds?: Refunds;
}

/** Another source names another amount: kept and shown. */
export interface AmountConflict {
  readonly name: MoneyName;
  readonly amount: Money;
  readonly kind: SourceKind;
}

export interface Order extends OrderFacts {
  readonly key: OrderKey;
  readonly shop: ShopId;
  readonly account: string | null;
  readonly orderNumber: string;
  /** The person's own name for it. Null: the first item's. */
  readonly title: string | null;
  readonly conflicts?: readonly AmountConflict[];
  /** The best source of every group of fields. */
  readonly sources: Readonly<Partial<Record<FieldGroup, FieldSource>>>;
  readonly said: readonly Said[];
  readonly note: string;
  readonly tags: readonly string[];
  readonly archived: boolean;
  readonly muted: boolean;
  readonly deletedAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly shelf: Shelf;
  readonly shelfAt: Instant;
  readonly lastSeq: number;
  readonly rev: number;
}

/** An order as it is handed to `saveOrder`, which adds what follows from the rest. */
export type PlainOrder = Omit<Order, 'shelf' | 'shelfAt' | 'rev'>;

/** An order of which nothing but its number is known. */
export const NOTHING_SAID: OrderFacts = {
  placedAt: null, placedAtPrecision: null, seller: null, items: [], money: {}, paymentMethod: null, rawStatus: null, status: 'unknown', afterSales: 'none', links: {},
};

/** The many-to-many link: split orders and combined parcels. */
export interface OrderParcel {
  readonly key: string;
  readonly order: OrderKey;
  readonly parcel: ParcelKey;
  /** Indexes into the order's items; empty means not known which. */
  readonly items: readonly number[];
}
