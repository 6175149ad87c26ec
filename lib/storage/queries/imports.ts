/** What was imported, and what of a bill is no order. */
import type { ImportRow } from '@/lib/model/import';
import type { Payment } from '@/lib/model/payment';
import type { Database } from '../tables';

/** Newest first, at most fifty. */
export function listImports(db: Database): Promise<readonly ImportRow[]> {
  return db.imports.orderBy('startedAt').reverse().limit(50).toArray();
}

/** Payments and refunds that belong to an order, newest first. */
export async function readPaymentsOf(db: Database, order: string): Promise<readonly Payment[]> {
  return (await db.payments.where('order').equals(order).toArray()).sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}
