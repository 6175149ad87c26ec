/** A parcel or order nobody has asked about yet. Pure. */
import { NOTHING_SAID, type PlainOrder } from '@/lib/model/order';
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
    title: said.title, direction: 'to_me', leadSource: null, leadNumber: null, doubt: null, preferredSource: said.source, memos: {}, lastAnswerAt: null, lastAskedAt: null, blocked: null, baselineDone: false,
    note: '', tags: [], archived: false, muted: false, receivedAt: null, deletedAt: null, createdAt: now, updatedAt: now, lastSeq: 0, milestones: {},
  };
}

/** An order that nobody has said anything of. `title`: the person's own name for it. */
export function newOrder(shop: string, number: string, title: string | null, now: Instant, account: string | null = null): PlainOrder {
  return {
    ...NOTHING_SAID,
    key: orderKey(shop, account, number), shop, account, orderNumber: number.normalize('NFKC').trim().toUpperCase(), title, sources: {}, said: [],
    note: '', tags: [], archived: false, muted: false, deletedAt: null, createdAt: now, updatedAt: now, lastSeq: 0,
  };
}

/** As pasted or typed: the number and perhaps a name are all that is known. */
export function pastedOrder(shop: string, number: string, title: string | null, now: Instant): PlainOrder {
  return { ...newOrder(shop, number, title, now), said: [{ kind: 'paste', page: null, readAt: now, facts: {} }] };
}
