/** The orders of one reading into the database: found, merged, saved, their parcels and payments linked. In the caller's transaction. */
import type { OrderReport } from '@/lib/adapter/shop-contract';
import type { Order, PlainOrder } from '@/lib/model/order';
import type { Payment } from '@/lib/model/payment';
import type { Instant } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { type OrderWrite, saveOrders } from '@/lib/storage/writes/save';
import { findOrders } from './find-orders';
import { mergeReport, type Voice } from './merge-order';
import { accountOf } from './order-account';
import { fullKey, settleKey } from './order-keys';
import { linkPayments } from './take-bill';
import { mentionsOf, takeParcels } from './take-parcels';

/** `skipped`: the person deleted it. */
export type What = 'new' | 'changed' | 'same' | 'skipped';

/** What a reading comes to for one order. */
export interface Draft {
  readonly key: string;
  readonly before: Order | undefined;
  readonly next: PlainOrder;
  readonly what: What;
  /** There is something to write, be it only when it was read. */
  readonly writes: boolean;
  readonly reports: readonly OrderReport[];
}

/** The same order may stand in a reading several times. `before`: the row as stored. Pure. */
function draft(key: string, before: Order | undefined, reports: readonly OrderReport[], voice: Voice, now: Instant): Draft {
  let current: PlainOrder | undefined = before;
  let what: What = 'same';
  let writes = false;
  for (const report of reports) {
    const merged = mergeReport(current, report, { ...voice, account: current?.account ?? accountOf(report, voice.account) }, now);
    if (what === 'same') what = merged.what;
    writes ||= merged.next !== null;
    current = merged.next ?? current;
  }
  if (current === undefined) throw new Error('an order without a report');
  return { key, before, next: current, what: current.deletedAt === null ? what : 'skipped', writes, reports };
}

interface Gathered {
  readonly row: Order | undefined;
  readonly reports: OrderReport[];
}

async function gather(db: Database, reports: readonly OrderReport[], told: string | null, write: boolean): Promise<ReadonlyMap<string, Gathered>> {
  const all = await findOrders(db, reports.map((report) => ({ shop: report.shop, orderNumber: report.orderNumber, account: accountOf(report, told) })));
  const orders = new Map<string, Gathered>();
  for (const [index, report] of reports.entries()) {
    const found = all[index] ?? [];
    const account = accountOf(report, told);
    const key = fullKey(report, account, found);
    const known = orders.get(key);
    if (known !== undefined) {
      known.reports.push(report);
      continue;
    }
    const there = found.find((row) => row.key === key);
    // Awaiting only where the database is asked: Dexie loses its transaction over a hundred awaits of anything else.
    const poorer = found.some((row) => row !== there);
    orders.set(key, { row: write && poorer ? await settleKey(db, report, key, account, found) : (there ?? found[0]), reports: [report] });
  }
  return orders;
}

async function draftAll(db: Database, reports: readonly OrderReport[], voice: Voice, now: Instant, write: boolean): Promise<readonly Draft[]> {
  const orders = await gather(db, reports, voice.account, write);
  return [...orders].map(([key, { row, reports: own }]) => draft(key, row, own, voice, now));
}

/** What the reports would come to; writes nothing. Needs orders, aliases and shopStates in the transaction. */
export const planOrders = (db: Database, reports: readonly OrderReport[], voice: Voice, now: Instant): Promise<readonly Draft[]> => draftAll(db, reports, voice, now, false);

export interface StoredOrders {
  readonly drafts: readonly Draft[];
  /** Keys of parcels and of links that were not there before. */
  readonly parcels: readonly string[];
  readonly links: readonly string[];
  /** Payments as they were before they found their order. */
  readonly payments: readonly Payment[];
}

/** The tables that storing orders needs. */
export const orderTables = (db: Database) => [db.orders, db.parcels, db.orderParcels, db.plans, db.events, db.payments, db.shopStates, db.notices, db.aliases, db.counters];

export async function storeOrders(db: Database, reports: readonly OrderReport[], voice: Voice, now: Instant): Promise<StoredOrders> {
  const drafts = await draftAll(db, reports, voice, now, true);
  const writes = drafts.flatMap(({ before, next, what, writes: some }): OrderWrite[] => (some ? [{ before, next, untouched: what === 'same' }] : []));
  const rows = new Map((await saveOrders(db, writes)).map((row) => [row.key, row]));
  const told = drafts.flatMap(({ key, before, reports: own }) => {
    const order = rows.get(key) ?? before;
    const mentions = own.flatMap(mentionsOf);
    return order === undefined || mentions.length === 0 ? [] : [{ order, mentions }];
  });
  const { added, links } = await takeParcels(db, told, now);
  const payments = await linkPayments(db, [...rows.values()]);
  return { drafts, parcels: added, links, payments };
}
