/** A bill's own rows into the database: payments and refunds, and what refunds say of orders that are known. In the caller's transaction. */
import type { BillReport } from '@/lib/adapter/shop-contract';
import { moneyOf } from '@/lib/model/money';
import type { Order, Refunds } from '@/lib/model/order';
import type { Instant } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { type OrderWrite, saveOrders } from '@/lib/storage/writes/save';
import { mergeRefunds, type Voice } from './merge-order';
import { paymentsOf, refundKey, takePayments } from './take-bill';

export interface StoredBill {
  /** Keys of payments that were not there before. */
  readonly added: readonly string[];
  /** Orders as they were before a refund was added to them. */
  readonly orders: readonly Order[];
}

/** Order key → its refund rows. Only where one order has the number. */
async function refundsByOrder(db: Database, { refunds }: BillReport): Promise<ReadonlyMap<string, { readonly order: Order; readonly refunds: Refunds }>> {
  const numbers = [...new Set(refunds.flatMap(({ orderNumber }) => orderNumber ?? []))];
  const rows = numbers.length === 0 ? [] : await db.orders.where('orderNumber').anyOf(numbers).toArray();
  const byNumber = Map.groupBy(rows.filter(({ deletedAt }) => deletedAt === null), ({ orderNumber }) => orderNumber);
  const found = new Map<string, { readonly order: Order; readonly refunds: Refunds }>();
  for (const refund of refunds) {
    const [order, ...others] = byNumber.get(refund.orderNumber ?? '') ?? [];
    const money = moneyOf(refund.amount, refund.currency);
    if (order === undefined || others.length > 0 || money === null) continue;
    found.set(order.key, { order, refunds: { ...found.get(order.key)?.refunds, [refundKey(refund)]: money } });
  }
  return found;
}

/** `voice.page`: the bill's format. Orders of the same bill are stored before. Needs payments, orders and counters in the transaction. */
export async function storeBill(db: Database, voice: Voice, bill: BillReport, now: Instant): Promise<StoredBill> {
  const added = await takePayments(db, paymentsOf(voice.page ?? '', bill, now));
  const writes: OrderWrite[] = [];
  for (const { order, refunds } of (await refundsByOrder(db, bill)).values()) {
    const merged = mergeRefunds(order, refunds, { ...voice, kind: 'file' }, now);
    if (merged.what === 'changed') writes.push({ before: order, next: merged.next });
  }
  await saveOrders(db, writes);
  return { added, orders: writes.flatMap(({ before }) => before ?? []) };
}
