/** The timeline over everything: events newest first, by key. */
import type { ShipmentEvent } from '@/lib/model/event';
import type { Order } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import { FAR_FUTURE, type Instant } from '@/lib/model/time';
import type { Database } from '../tables';

/** The row a page ends with. */
export interface TimelineMark {
  readonly sortAt: Instant;
  readonly key: string;
}

export interface TimelineEntry {
  readonly event: ShipmentEvent;
  readonly parcel: Parcel | null;
  readonly order: Order | null;
}
export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  /** The last row read (also where it is not shown); null when nothing is left below. */
  readonly end: TimelineMark | null;
}

/**
 * Events below `after` (not included), down to `end` (included) or at most `size` of them. A page that is followed by
 * another is read with its `end`, so that it can grow at the top and no row falls between two pages.
 */
export async function readTimeline(db: Database, after: TimelineMark | null, end: TimelineMark | null, size = 50): Promise<TimelinePage> {
  const below = (event: ShipmentEvent): boolean => after === null || event.sortAt < after.sortAt || event.key < after.key;
  const within = (event: ShipmentEvent): boolean => end === null || event.sortAt > end.sortAt || event.key >= end.key;
  const from = after?.sortAt ?? FAR_FUTURE;
  const range = db.events.where('sortAt').between(end?.sortAt ?? -Infinity, from, true, true).reverse().filter((event) => below(event) && within(event));
  const events = await (end === null ? range.limit(size) : range).toArray();
  const last = events.at(-1);
  const full = end !== null || events.length === size;
  return { entries: await withSubjects(db, events), end: full && last !== undefined ? { sortAt: last.sortAt, key: last.key } : null };
}

/** Events with what they are about; those of deleted things and those that a source took back are left out. */
async function withSubjects(db: Database, events: readonly ShipmentEvent[]): Promise<readonly TimelineEntry[]> {
  const keysOf = (kind: 'parcel' | 'order'): string[] => [...new Set(events.filter(({ subjectKind }) => subjectKind === kind).map(({ subject }) => subject))];
  const [parcels, orders] = await Promise.all([db.parcels.bulkGet(keysOf('parcel')), db.orders.bulkGet(keysOf('order'))]);
  const parcelOf = new Map(parcels.flatMap((parcel) => (parcel === undefined ? [] : [[parcel.key, parcel] as const])));
  const orderOf = new Map(orders.flatMap((order) => (order === undefined ? [] : [[order.key, order] as const])));
  return events.flatMap((event) => {
    const parcel = event.subjectKind === 'parcel' ? (parcelOf.get(event.subject) ?? null) : null;
    const order = event.subjectKind === 'order' ? (orderOf.get(event.subject) ?? null) : null;
    const subject = parcel ?? order;
    return subject === null || subject.deletedAt !== null || event.withdrawnAt !== null ? [] : [{ event, parcel, order }];
  });
}
