import type { Language } from '@/lib/model/settings';
import type { OrderLinkKind } from '@/lib/model/order';

/** Default export of a carrier's `links.ts`: its public page for a number (https), or null where it has none that takes a number. */
export interface CarrierLinks {
  readonly track: (number: string, language: Language) => string | null;
}

/** What a link template of a shop may need beside the number. */
export interface LinkOrder {
  readonly number: string;
  /** `tmall` of taobao. */
  readonly platform: string | null;
  /** Host of the marketplace without `www.` (`amazon.de`). */
  readonly site: string | null;
  readonly trackingNumber: string | null;
}

/** Default export of a shop's `links.ts`: its page of one order (https), or null where the number alone does not lead there. */
export interface ShopLinks {
  readonly order: (number: string, order?: LinkOrder) => string | null;
  /**
   * Deep links for what comes after the purchase (research/shops.md has the templates). Null: nothing for this order. A kind that is
   * left out has no known address: the order's page or the nearest safe page serves, with the number on the clipboard.
   */
  readonly more?: Readonly<Partial<Record<Exclude<OrderLinkKind, 'order'>, (order: LinkOrder) => string | null>>>;
  /** The nearest page that shows the person's orders. */
  readonly list?: (site: string | null) => string;
}
