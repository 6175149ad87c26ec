/** A parcel or order nobody has asked about yet. Pure. */
import type { Order } from '@/lib/model/order';
import { orderKey, normaliseNumber, parcelKey } from '@/lib/model/ids';
import type { Parcel } from '@/lib/model/parcel';
import type { Instant } from '@/lib/model/time';

export interface NewParcel {
  readonly number: string;
  readonly carrier: string | null;
  readonly input: Parcel['input'];
  readonly source: string | null;
  readonly title: string | null;
  readonly pickupCode: string | null;
  readonly pickupPlace: string | null;
}

export function newParcel(said: NewParcel, now: Instant): Omit<Parcel, 'shelf' | 'shelfAt' | 'rev'> {
  const trackingNumber = normaliseNumber(said.number);
  return {
    key: parcelKey(said.carrier, trackingNumber), carrier: said.carrier, trackingNumber, input: said.input,
    status: 'unknown', subStatus: null, rawStatus: null, statusAt: null, latestText: null, latestPlace: null, eta: null, related: [],
    pickup: said.pickupCode === null && said.pickupPlace === null ? null : { code: said.pickupCode, place: said.pickupPlace },
    title: said.title, direction: 'to_me', leadSource: null, preferredSource: said.source, memos: {}, lastAnswerAt: null, lastAskedAt: null, blocked: null, baselineDone: false,
    note: '', tags: [], archived: false, muted: false, receivedAt: null, deletedAt: null, createdAt: now, updatedAt: now, lastSeq: 0, milestones: {},
  };
}

export function newOrder(shop: string, number: string, title: string | null, now: Instant): Omit<Order, 'shelf' | 'shelfAt' | 'rev'> {
  const none = null;
  return {
    key: orderKey(shop, null, number), shop, account: null, orderNumber: number.normalize('NFKC').trim().toUpperCase(), placedAt: null, placedAtPrecision: null, seller: null,
    items: title === null ? [] : [{ title, quantity: null, unitPrice: null, lineTotal: null, variant: null, itemId: null, url: null, imageUrl: null }],
    money: { subtotal: none, shipping: none, discount: none, tax: none, total: none, paid: none }, paymentMethod: null, rawStatus: null, status: 'unknown', afterSales: 'none',
    links: {}, sources: { number: { kind: 'paste', readAt: now } }, note: '', tags: [], archived: false, muted: false, deletedAt: null, createdAt: now, updatedAt: now, lastSeq: 0,
  };
}
