/** A shop's logistics answer: its steps become events of the parcel, told by the shop. They move no status: words are no codes. */
import type { EventReport } from '@/lib/adapter/contract';
import type { ShipmentReport } from '@/lib/adapter/shop-contract';
import { normaliseNumber, orderParcelKey } from '@/lib/model/ids';
import type { Order } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import type { Instant } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { saveOrder, saveParcel } from '@/lib/storage/writes/save';
import { instantOf } from './facts';
import { findOrders } from './find-orders';
import { mergeEvents } from './merge-events';
import { mentionsOf, parcelsByNumber, takeParcels } from './take-parcels';

export interface ShipmentContext {
  readonly account: string | null;
  readonly zone: string;
  readonly now: Instant;
}

/** Newest first; steps without a time keep their place. */
function eventsOf({ events }: ShipmentReport): readonly EventReport[] {
  const reports = events.map(({ at, text }): EventReport => ({ time: at, localTime: null, rawTime: at, location: null, description: text, status: 'unknown', subStatus: null, sourceCode: null }));
  const [first, last] = [instantOf(reports[0]?.time), instantOf(reports.at(-1)?.time)];
  return first !== null && last !== null && first < last ? reports.toReversed() : reports;
}

const rowsOf = (db: Database, subject: string) => db.events.where('[subject+seq]').between([subject, -Infinity], [subject, Infinity]).toArray();

/** Where a carrier tells the parcel's story itself, the shop adds only what is newer than the carrier's last word. */
async function tellParcel(db: Database, parcel: Parcel, report: ShipmentReport, { zone, now }: ShipmentContext): Promise<void> {
  const stored = await rowsOf(db, parcel.key);
  const led = parcel.leadSource !== null;
  const lastWord = Math.max(...stored.filter(({ source }) => source !== report.shop).map(({ sortAt }) => sortAt));
  const events = eventsOf(report).filter(({ time }) => !led || (instantOf(time) ?? -Infinity) > lastWord);
  const merge = mergeEvents(stored, events, parcel.lastSeq, { subject: parcel.key, source: report.shop, zone, now });
  const changed = led ? [] : merge.changed;
  if (merge.added.length === 0 && changed.length === 0) return;
  await db.events.bulkPut([...changed, ...merge.added].map((row) => ({ ...row, subjectKind: 'parcel' as const })));
  const newest = merge.standing.reduce((a, b) => (b.sortAt > a.sortAt || (b.sortAt === a.sortAt && b.seq > a.seq) ? b : a));
  await saveParcel(db, parcel, { ...parcel, lastSeq: merge.lastSeq, updatedAt: now, ...(newest.source === report.shop ? { latestText: newest.text, latestPlace: newest.location } : {}) });
}

/** No parcel is known by number: the steps belong to the order as a whole. */
async function tellOrder(db: Database, order: Order, report: ShipmentReport, { zone, now }: ShipmentContext): Promise<void> {
  const merge = mergeEvents(await rowsOf(db, order.key), eventsOf(report), order.lastSeq, { subject: order.key, source: report.shop, zone, now });
  if (merge.added.length === 0 && merge.changed.length === 0) return;
  await db.events.bulkPut([...merge.changed, ...merge.added].map((row) => ({ ...row, subjectKind: 'order' as const })));
  await saveOrder(db, order, { ...order, lastSeq: merge.lastSeq, updatedAt: now });
}

async function onlyParcelOf(db: Database, order: Order): Promise<Parcel | undefined> {
  const links = await db.orderParcels.where('order').equals(order.key).limit(2).toArray();
  return links.length === 1 && links[0] !== undefined ? db.parcels.get(links[0].parcel) : undefined;
}

/** An order that is not known is not invented: the parcel stands alone, or nothing is kept. Returns keys of new parcels. */
export async function takeShipment(db: Database, report: ShipmentReport, context: ShipmentContext): Promise<readonly string[]> {
  const [found = []] = report.orderNumber === null ? [] : await findOrders(db, [{ shop: report.shop, orderNumber: report.orderNumber, account: context.account }]);
  const [order] = found;
  if (order?.deletedAt !== null && order !== undefined) return [];
  const mentions = report.trackingNumber === null ? [] : mentionsOf({ trackingNumber: report.trackingNumber, ...(report.carrier === null ? {} : { carrier: report.carrier }), items: [] });
  const taken = order === undefined ? { added: [] } : await takeParcels(db, [{ order, mentions }], context.now);
  const number = mentions[0]?.number ?? (report.trackingNumber === null ? null : normaliseNumber(report.trackingNumber));
  const parcel = number === null ? (order === undefined ? undefined : await onlyParcelOf(db, order)) : (await parcelsByNumber(db, [number])).get(number);
  if (parcel !== undefined) {
    if (order !== undefined && number !== null && mentions.length === 0) await db.orderParcels.put({ key: orderParcelKey(order.key, parcel.key), order: order.key, parcel: parcel.key, items: [] });
    await tellParcel(db, parcel, report, context);
  } else if (order !== undefined) await tellOrder(db, order, report, context);
  return taken.added;
}
