/** Slug of who moves the parcel (`yto`, `la-poste`), or a source's own word where we have no slug (`17track:19131`). */
export type CarrierId = string;
/** Whom we ask: the name of a folder in lib/sources. */
export type SourceId = string;
/** Who sold the thing: the name of a folder in lib/shops. */
export type ShopId = string;
/** `carrier:NUMBER`, or `?:NUMBER` while the carrier is not known. */
export type ParcelKey = string;
/** `shop:account:NUMBER`; account is empty while it is not known. */
export type OrderKey = string;
/** A parcel or an order, by key; parcels and orders never share a key, see `subjectKind`. */
export type SubjectKey = string;

export const UNKNOWN_CARRIER = '?';

/** A tracking number in its one stored form: upper case, ASCII, without blanks and dashes. */
export function normaliseNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}]/gu, '').toUpperCase();
}

/** The key of a parcel. `number` may be as typed. Keys are made, never counted, so a second import cannot double a row. */
export function parcelKey(carrier: CarrierId | null, number: string): ParcelKey {
  return `${carrier ?? UNKNOWN_CARRIER}:${normaliseNumber(number)}`;
}

/** The key of an order. `number` keeps its hyphens, as shops print it. */
export function orderKey(shop: ShopId, account: string | null, number: string): OrderKey {
  return `${shop}:${account ?? ''}:${number.normalize('NFKC').trim().toUpperCase()}`;
}

/** The key of the link between an order and a parcel. */
export function orderParcelKey(order: OrderKey, parcel: ParcelKey): string {
  return `${order}|${parcel}`;
}
