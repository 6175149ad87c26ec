/** What a bill holds beside orders: payments and refunds, linked to an order where one is known, never an order of their own. */
import type { BillReport, PaymentReport } from '@/lib/adapter/shop-contract';
import { moneyOf } from '@/lib/model/money';
import type { Order } from '@/lib/model/order';
import type { Payment } from '@/lib/model/payment';
import type { Instant } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { hideNumbers } from '@/lib/text/redact';
import { instantOf } from './facts';

/** Money between people: whom it went to is nobody's business, ours neither. */
const BETWEEN_PEOPLE = /转账|轉帳|转帐|红包|紅包|亲属卡|亲情卡|transfer/i;
const wordOf = (text: string | null | undefined): string | null => (text === null || text === undefined ? null : hideNumbers(text) || null);

type Refund = BillReport['refunds'][number];

function paymentOf(format: string, row: PaymentReport, now: Instant): Payment | null {
  const money = moneyOf(row.amount, row.currency);
  if (money === null) return null;
  const personal = BETWEEN_PEOPLE.test(`${row.title ?? ''} ${row.direction} ${row.status ?? ''}`) || (row.counterparty ?? '').includes('*');
  return {
    key: `${format}:${row.transactionId}`, format, kind: 'payment', transactionId: row.transactionId, at: instantOf(row.at), direction: hideNumbers(row.direction), money,
    counterparty: personal ? null : wordOf(row.counterparty), title: personal ? null : wordOf(row.title), method: wordOf(row.method), rawStatus: wordOf(row.status),
    ...(row.orderNumber === null ? {} : { waitsFor: row.orderNumber }), createdAt: now,
  };
}

/** The key of a refund row: its transaction, else what makes it one of its kind. */
export const refundKey = ({ transactionId, orderNumber, at, amount }: Refund): string => transactionId ?? `${orderNumber ?? ''}/${at ?? ''}/${amount}`;

function refundOf(format: string, row: Refund, now: Instant): Payment | null {
  const money = moneyOf(row.amount, row.currency);
  if (money === null) return null;
  return {
    key: `${format}:${refundKey(row)}`, format, kind: 'refund', transactionId: row.transactionId ?? null, at: instantOf(row.at), direction: '', money, counterparty: null, title: null, method: null,
    rawStatus: wordOf(row.status), ...(row.orderNumber === null ? {} : { waitsFor: row.orderNumber }), createdAt: now,
  };
}

/** Both kinds of rows of a bill as they are stored; rows without a readable amount are none. */
export function paymentsOf(format: string, { payments, refunds }: Pick<BillReport, 'payments' | 'refunds'>, now: Instant): readonly Payment[] {
  const rows = [...payments.map((row) => paymentOf(format, row, now)), ...refunds.map((row) => refundOf(format, row, now))];
  return [...new Map(rows.flatMap((row) => (row === null ? [] : [[row.key, row] as const]))).values()];
}

/** An order's row that this payment may belong to: the same number, at one shop only. */
async function ordersByNumber(db: Database, numbers: readonly string[]): Promise<ReadonlyMap<string, Order>> {
  const rows = numbers.length === 0 ? [] : await db.orders.where('orderNumber').anyOf([...new Set(numbers)]).toArray();
  const found = Map.groupBy(rows.filter(({ deletedAt }) => deletedAt === null), ({ orderNumber }) => orderNumber);
  return new Map([...found].flatMap(([number, [only, ...others]]) => (only === undefined || others.length > 0 ? [] : [[number, only] as const])));
}

export function linked({ waitsFor: _waitsFor, ...payment }: Payment, order: string): Payment {
  return { ...payment, order };
}

/** Stores what is new. Needs payments and orders in the transaction. Returns keys of new rows. */
export async function takePayments(db: Database, rows: readonly Payment[]): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const stored = await db.payments.bulkGet(rows.map(({ key }) => key));
  const fresh = rows.filter((_, index) => stored[index] === undefined);
  const orders = await ordersByNumber(db, fresh.flatMap(({ waitsFor }) => waitsFor ?? []));
  await db.payments.bulkPut(fresh.map((row) => {
    const order = orders.get(row.waitsFor ?? '');
    return order === undefined ? row : linked(row, order.key);
  }));
  return fresh.map(({ key }) => key);
}

/** So many orders are looked up by number each; a file's thousand are compared with what waits. */
const FEW = 100;
const MOST_WAITING = 5000;

async function waitingAmong(db: Database, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const waits = db.payments.where('waitsFor');
  return new Set((await (numbers.length <= FEW ? waits.anyOf([...numbers]) : db.payments.orderBy('waitsFor').limit(MOST_WAITING)).keys()).map(String));
}

/**
 * Payments that waited for one of these orders, or whose transaction an order names as its payment. Returns the rows as they
 * were before. Needs payments in the transaction.
 */
export async function linkPayments(db: Database, orders: readonly Order[]): Promise<readonly Payment[]> {
  const waiting = await waitingAmong(db, orders.map(({ orderNumber }) => orderNumber));
  const wanted = new Map(orders.filter(({ deletedAt }) => deletedAt === null).flatMap((order) => (waiting.has(order.orderNumber) ? [[order.orderNumber, order.key] as const] : [])));
  const named = new Map(orders.flatMap(({ paymentReference, sources, key }) => (paymentReference !== undefined && sources.payment?.kind !== 'file' ? [[paymentReference, key] as const] : [])));
  const rows = [
    ...(wanted.size === 0 ? [] : await db.payments.where('waitsFor').anyOf([...wanted.keys()]).toArray()),
    ...(named.size === 0 ? [] : await db.payments.where('transactionId').anyOf([...named.keys()]).filter(({ order }) => order === undefined).toArray()),
  ];
  const before = [...new Map(rows.map((row) => [row.key, row])).values()];
  await db.payments.bulkPut(before.map((row) => linked(row, wanted.get(row.waitsFor ?? '') ?? named.get(row.transactionId ?? '') ?? '')));
  return before;
}
