/**
 * Tracking numbers that stand in an order become parcels that are followed on their own, linked to the order. First sight
 * tells nobody anything: their first answer is the baseline.
 */
import type { OrderReport } from '@/lib/adapter/shop-contract';
import { normaliseNumber, orderParcelKey } from '@/lib/model/ids';
import type { Order, OrderParcel } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import { newPlan } from '@/lib/model/source-state';
import { DAY, type Instant } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { rekeyParcel } from '@/lib/storage/writes/rekey';
import { saveParcel } from '@/lib/storage/writes/save';
import { carrierOfMention } from './carrier-of';
import { newParcel } from './new-rows';

/** Parcels of orders that are older are not asked about any more: numbers are given anew. */
const TOO_OLD = 180 * DAY;

export interface Mention {
  readonly number: string;
  readonly carrier: string | null;
}

/** What may be a tracking number: masked ones and words are none. */
const isNumber = (number: string): boolean => /^[A-Z0-9]{6,40}$/.test(number) && /\d[A-Z]{0,2}\d[A-Z]{0,2}\d/.test(number);

/** Every tracking number of the report once, with the carrier as far as it says. */
export function mentionsOf({ parcels = [], trackingNumber, carrier, carrierCode, items }: Pick<OrderReport, 'parcels' | 'trackingNumber' | 'carrier' | 'carrierCode' | 'items'>): readonly Mention[] {
  const all = [
    ...(trackingNumber === undefined ? [] : [{ number: trackingNumber, said: [carrier, carrierCode] }]),
    ...parcels.map((parcel) => ({ number: parcel.trackingNumber, said: [parcel.carrier] })),
    ...items.flatMap((item) => (item.trackingNumber === undefined ? [] : [{ number: item.trackingNumber, said: [] }])),
  ];
  const found = new Map<string, string | null>();
  for (const { number: shown, said } of all) {
    const number = normaliseNumber(shown);
    if (isNumber(number) && (found.get(number) ?? null) === null) found.set(number, carrierOfMention(number, ...said));
  }
  return [...found].map(([number, of]) => ({ number, carrier: of }));
}

/** The shop says that it is over: what the carrier would say is no news, and the number may be somebody else's by now. */
function endOf(order: Order): Pick<Parcel, 'status' | 'rawStatus' | 'statusAt'> | null {
  const status = order.status === 'cancelled' ? 'cancelled' as const : order.status === 'delivered' || order.status === 'completed' ? 'delivered' as const : null;
  return status === null ? null : { status, rawStatus: order.rawStatus, statusAt: order.shippedAt ?? order.placedAt };
}

interface Work {
  readonly db: Database;
  readonly now: Instant;
  /** Parcels by tracking number, kept up to date. */
  readonly known: Map<string, Parcel>;
}

async function startFollowing({ db, now, known }: Work, order: Order, { number, carrier }: Mention): Promise<Parcel> {
  const end = endOf(order);
  const old = end === null && order.placedAt !== null && order.placedAt < now - TOO_OLD;
  const item = order.items.find(({ trackingNumber }) => trackingNumber !== undefined && normaliseNumber(trackingNumber) === number) ?? order.items[0];
  const fresh = newParcel({ number, carrier, input: {}, source: null, title: item === undefined || item.title === '' ? null : item.title, pickupCode: null, pickupPlace: null }, now);
  const parcel = await saveParcel(db, undefined, { ...fresh, ...end, archived: old });
  if (end === null && !old) await db.plans.put(newPlan(parcel.key, now, 'new'));
  known.set(number, parcel);
  return parcel;
}

/** No carrier ever answered: the shop's word of its end counts. */
const isSilent = ({ leadSource, receivedAt, deletedAt, status }: Parcel): boolean => leadSource === null && receivedAt === null && deletedAt === null && (status === 'unknown' || status === 'not_found');

const learns = (parcel: Parcel, order: Order, { carrier }: Mention): boolean => (parcel.carrier === null && carrier !== null) || (isSilent(parcel) && endOf(order) !== null);

/** A parcel that is known already learns its carrier, or that it is over. */
async function teach({ db, now, known }: Work, parcel: Parcel, order: Order, { number, carrier }: Mention): Promise<Parcel> {
  let current = parcel;
  if (current.carrier === null && carrier !== null) {
    const key = await rekeyParcel(db, current.key, carrier, now);
    current = (await db.parcels.get(key)) ?? current;
  }
  const end = endOf(order);
  if (end !== null && isSilent(current)) {
    current = await saveParcel(db, current, { ...current, ...end, subStatus: null, updatedAt: now });
    await db.plans.delete(current.key);
  }
  known.set(number, current);
  return current;
}

/** Which of the order's lines are in the parcel, as far as they say. */
const linesIn = (order: Order, number: string): readonly number[] =>
  order.items.flatMap(({ trackingNumber }, index) => (trackingNumber !== undefined && normaliseNumber(trackingNumber) === number ? [index] : []));

export interface OrderMentions {
  readonly order: Order;
  readonly mentions: readonly Mention[];
}
export interface TakenParcels {
  readonly added: readonly string[];
  readonly links: readonly string[];
}

/** Parcels of these numbers by number; of several under one number the one whose carrier is known. */
export async function parcelsByNumber(db: Database, numbers: readonly string[]): Promise<Map<string, Parcel>> {
  const rows = numbers.length === 0 ? [] : await db.parcels.where('trackingNumber').anyOf([...numbers]).toArray();
  return new Map(rows.sort((a, b) => Number(a.carrier !== null) - Number(b.carrier !== null)).map((row) => [row.trackingNumber, row]));
}

/**
 * Needs parcels, orderParcels, plans, events, notices, aliases and counters in the transaction. Orders that the person deleted start
 * nothing. A number that is followed already is never doubled under another carrier.
 */
export async function takeParcels(db: Database, all: readonly OrderMentions[], now: Instant): Promise<TakenParcels> {
  const wanted = all.filter(({ order, mentions }) => order.deletedAt === null && mentions.length > 0);
  const work: Work = { db, now, known: await parcelsByNumber(db, [...new Set(wanted.flatMap(({ mentions }) => mentions.map(({ number }) => number)))]) };
  const added: string[] = [];
  const links: OrderParcel[] = [];
  for (const { order, mentions } of wanted) {
    for (const mention of mentions) {
      const there = work.known.get(mention.number);
      // Awaiting only where the database is asked: Dexie loses its transaction over a hundred awaits of anything else.
      const parcel = there === undefined ? await startFollowing(work, order, mention) : learns(there, order, mention) ? await teach(work, there, order, mention) : there;
      if (there === undefined) added.push(parcel.key);
      links.push({ key: orderParcelKey(order.key, parcel.key), order: order.key, parcel: parcel.key, items: linesIn(order, mention.number) });
    }
  }
  const stored = await db.orderParcels.bulkGet(links.map(({ key }) => key));
  const fresh = links.filter((link, index) => stored[index] === undefined || (link.items.length > 0 && stored[index].items.join() !== link.items.join()));
  await db.orderParcels.bulkPut(fresh);
  return { added, links: links.filter((_, index) => stored[index] === undefined).map(({ key }) => key) };
}
