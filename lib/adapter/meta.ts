/**
 * The shapes of every `meta.json`. They are checked by tests/architecture against the schemas in meta.schema.ts;
 * the product trusts them, so that pages need no validator for files of our own.
 */
import type { CarrierId, ShopId, SourceId } from '@/lib/model/ids';

/** A name in the three languages we speak; `en` is the fallback. */
export interface Names {
  readonly en: string;
  readonly 'zh-CN'?: string;
  readonly 'zh-TW'?: string;
}

export interface CarrierMeta {
  readonly id: CarrierId;
  readonly names: Names;
  /** Other words people and messages use for it, any language. Lower case where it has case. */
  readonly aliases: readonly string[];
  /** ISO 3166 countries it delivers in or from; empty: world. */
  readonly countries: readonly string[];
  /** Takes over parcels of others on the way, or gives its own to others: an answer that names another carrier is no surprise. */
  readonly partners?: true;
  /** What each source calls it. */
  readonly codes: Readonly<Record<SourceId, string | number>>;
  /** Extra input its numbers need at any source. */
  readonly needs?: readonly ('postcode' | 'phoneTail')[];
  readonly samples: { readonly good: readonly string[]; readonly bad: readonly string[] };
  /** Parcels of one family share numbers (dhl-express, dhl-parcel-de → dhl). */
  readonly family?: string;
}

export type Maturity = 'tested-live' | 'from-fixtures' | 'experimental';

export interface SourceMeta {
  readonly id: SourceId;
  readonly names: Names;
  /** Carriers it answers for; `*` = every carrier that has a code for this source, or any. */
  readonly carriers: readonly CarrierId[] | '*';
  readonly kind: 'carrier' | 'own-key' | 'aggregator';
  /** Carrier of answers that name none (`meta.carrier` of design section 4). */
  readonly carrier?: CarrierId;
  /** Stands before this source's own carrier words where we have no slug (`17track:19131`). Default: the id. */
  readonly codePrefix?: string;
  /** IANA zone of wall clocks that come without one; absent: the person's own zone is assumed. */
  readonly zone?: string;
  /** Its scans say when a parcel has come to the office that delivers it: until then it does not go out. */
  readonly tellsOffice?: true;
  /** Finds the carrier itself: may be asked about numbers whose carrier it has no word for. */
  readonly detects?: boolean;
  /** https hosts, without scheme. Each becomes an optional host permission. */
  readonly hosts: readonly string[];
  /** Keys the user must type in; empty = works without. */
  readonly secrets: readonly { readonly name: string; readonly label: Names }[];
  readonly keyPage?: string;
  /** How the user gets the keys, in plain words: where to sign up, what to choose, what to copy. */
  readonly howTo?: Names;
  /** What trying the keys costs: nothing, one of the day's calls, or perhaps a unit of the allowance (the user is asked first). Absent: the source has no `check`. */
  readonly keyCheck?: 'free' | 'counted' | 'costs';
  readonly batch: number;
  readonly limits: {
    /** Least time between two calls to the host, ms. */
    readonly gapMs: number;
    /** Calls a UTC day. */
    readonly perDay: number;
    /** Calls an hour, where the source counts those. */
    readonly perHour?: number;
    /** Least time between two questions about one number, ms. Beats cadence and the user's button. */
    readonly perNumberMs: number;
  };
  /** One sentence each, shown to the user. */
  readonly learns: Names;
  readonly costs: Names;
  readonly maturity: Maturity;
  /** Firefox data-collection categories to ask for with the host. */
  readonly dataCollection: readonly string[];
}

/** How a shop's pages are read; a shop without it has links and numbers only. */
export interface ShopReadingMeta {
  /** Match patterns of the hosts to ask for (`https://*.example.com/*`). Optional host permissions of the manifest. None where a page is read on a click only. */
  readonly origins: readonly string[];
  /** Match patterns of the pages where the content script runs while the person browses; within `origins`. */
  readonly pages: readonly string[];
  /** Pieces of the addresses of replies that those pages receive and that hold orders (`/aristotle/order_list`). */
  readonly replies: readonly string[];
  /** While the person browses, on a click, or fetched on a schedule (only where plain pages work). */
  readonly ways: readonly ('browse' | 'now' | 'fetch')[];
  /** Where the person sees their orders, and where they sign in again; absent where every store has its own. */
  readonly listPage?: string;
  /** Marketplaces the person picks from, hosts without `www.`; absent: there is one. */
  readonly sites?: readonly string[];
  /** What can be read, and how sure its form is: A a stored page of the real site, B from working code, C thin, D weak. */
  readonly forms: readonly { readonly what: 'list' | 'detail' | 'logistics' | 'text'; readonly sure: 'A' | 'B' | 'C' | 'D' }[];
}

/** What a shop says of returns: facts with their source and date, shown as such, editable by the person. */
export interface ShopPolicy {
  readonly returnDays: number;
  /** Where it stands. */
  readonly source: string;
  /** When it was read there, `YYYY-MM-DD`. */
  readonly on: string;
}

export interface ShopMeta {
  readonly id: ShopId;
  readonly names: Names;
  readonly aliases: readonly string[];
  readonly hosts: readonly string[];
  /** Brand colour of its chip, a CSS hex colour. */
  readonly color: string;
  /** Carriers it usually ships with, most usual first. */
  readonly usualCarriers: readonly CarrierId[];
  readonly samples: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly reading?: ShopReadingMeta;
  readonly policy?: ShopPolicy;
}
