/** Lines of a bill become orders, refunds and payments: what belongs to a shop's order is it, what does not is a payment, the rest is counted. */
import type { AfterSales, OrderStatus } from '@/lib/model/status';
import { sumDecimals } from './amounts';
import type { OrderRef } from './import-contract';
import { type AmountReport, type BillReport, failed, joinWords, type OrderReport, present, type ShopReading } from './shop-contract';

const CURRENCY = 'CNY';

/** One line, its amount and time read already. */
export interface BillLine {
  /** `spent` with an order is that order, without one a payment. */
  readonly kind: 'spent' | 'refund' | 'other';
  readonly order: OrderRef | null;
  readonly at: string;
  readonly amount: string;
  /** What the line itself says of money back. */
  readonly refunded: string | null;
  readonly title: string | null;
  readonly counterparty: string | null;
  readonly status: string | null;
  readonly state: OrderStatus;
  readonly method: string | null;
  readonly direction: string;
  readonly transactionId: string;
  /** The payment's own number, for the order. */
  readonly reference: string | null;
  /** A number that looks like an order's and is none. */
  readonly notOrder: string | null;
}

const money = (amount: string): AmountReport => ({ amount, currency: CURRENCY });
const keyOf = ({ shop, orderNumber }: OrderRef): string => `${shop}:${orderNumber}`;
const isNothing = (amount: string): boolean => !/[1-9]/.test(amount);

type OrderLine = BillLine & { readonly order: OrderRef };

/** Several payments of one order (a deposit and the rest; one that was closed and made again) are one order. */
function orderOf(lines: readonly OrderLine[], refunds: readonly BillLine[]): OrderReport {
  const alive = lines.filter(({ state }) => state !== 'cancelled');
  const paid = alive.length > 0 ? alive : lines.slice(0, 1);
  const said = paid.flatMap(({ refunded }) => (refunded === null || isNothing(refunded) ? [] : [refunded]));
  const back = said.length > 0 ? said : refunds.map(({ amount }) => amount);
  const [first] = paid as [OrderLine, ...OrderLine[]];
  const total = sumDecimals(paid.map(({ amount }) => amount));
  const refunded = back.length === 0 ? null : sumDecimals(back);
  const afterSalesState: AfterSales | null = refunded === null || isNothing(refunded) ? null : 'refunded';
  return {
    ...first.order,
    placedAt: paid.map(({ at }) => at).toSorted()[0] ?? first.at,
    status: joinWords(paid.map(({ status }) => status)),
    state: first.state,
    items: [...new Set(paid.flatMap(({ title }) => title ?? []))].map((title) => ({ title, quantity: null, unitPrice: null })),
    total: money(total),
    seller: first.counterparty,
    timeIs: 'payment',
    ...present({ paymentMethod: joinWords(paid.map(({ method }) => method)), paymentReference: first.reference, refunded: refunded === null ? null : money(refunded), afterSalesState }),
  };
}

/** The whole bill. `lines` are in the order of the file, and so is what comes of them. */
export function reportBill(lines: readonly BillLine[]): ShopReading {
  const refundLines = lines.filter(({ kind }) => kind === 'refund');
  const refundsOf = Map.groupBy(refundLines.filter(({ order }) => order !== null), ({ order }) => (order === null ? '' : keyOf(order)));
  const ordered = lines.filter((line): line is OrderLine => line.kind === 'spent' && line.order !== null);
  const orders = [...Map.groupBy(ordered, ({ order }) => keyOf(order))].map(([key, parts]) => orderOf(parts, refundsOf.get(key) ?? []));
  const bill: BillReport = {
    refunds: refundLines.map(({ order, at, amount, status, transactionId }) => ({ orderNumber: order?.orderNumber ?? null, at, amount, currency: CURRENCY, status, transactionId })),
    payments: lines.filter(({ kind, order }) => kind === 'spent' && order === null).map(({ transactionId, at, direction, amount, counterparty, status, title, method }) => ({ transactionId, at, direction, amount, currency: CURRENCY, counterparty, status, orderNumber: null, ...present({ title, method }) })),
    notOrders: [...new Set(lines.flatMap(({ notOrder }) => notOrder ?? []))].map((value) => ({ value })),
    skipped: lines.filter(({ kind }) => kind === 'other').length,
  };
  return { kind: 'orders', page: 'file', orders, paging: null, bill };
}

/** A line that cannot be read makes the whole bill `changed`: half of it is not stored. */
export function reportLines<R extends { readonly row: number }>(rows: readonly R[], read: (row: R) => BillLine | string): ShopReading {
  const lines: BillLine[] = [];
  for (const row of rows) {
    const line = read(row);
    if (typeof line === 'string') return failed('changed', `rows[${row.row}].${line}`);
    lines.push(line);
  }
  return reportBill(lines);
}
