import type { OrderKey, ParcelKey, ShopId } from './ids';
import type { Money } from './money';
import type { Shelf } from './parcel';
import type { AfterSales, OrderStatus } from './status';
import type { Instant } from './time';

/** Where a group of an order's fields came from, and when it was read. */
export interface FieldSource {
  readonly kind: 'page' | 'paste' | 'file' | 'mail';
  readonly readAt: Instant;
}

export interface OrderItem {
  readonly title: string;
  readonly quantity: number | null;
  readonly unitPrice: Money | null;
  readonly lineTotal: Money | null;
  readonly variant: string | null;
  readonly itemId: string | null;
  readonly url: string | null;
  readonly imageUrl: string | null;
}

export interface Order {
  readonly key: OrderKey;
  readonly shop: ShopId;
  readonly account: string | null;
  readonly orderNumber: string;
  readonly placedAt: Instant | null;
  readonly placedAtPrecision: 'second' | 'day' | null;
  readonly seller: string | null;
  readonly items: readonly OrderItem[];
  readonly money: {
    readonly subtotal: Money | null;
    readonly shipping: Money | null;
    readonly discount: Money | null;
    readonly tax: Money | null;
    readonly total: Money | null;
    readonly paid: Money | null;
  };
  readonly paymentMethod: string | null;
  readonly rawStatus: string | null;
  readonly status: OrderStatus;
  readonly afterSales: AfterSales;
  readonly links: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, FieldSource>>;
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

/** The many-to-many link: split orders and combined parcels. */
export interface OrderParcel {
  readonly key: string;
  readonly order: OrderKey;
  readonly parcel: ParcelKey;
  /** Indexes into the order's items; empty means not known which. */
  readonly items: readonly number[];
}
