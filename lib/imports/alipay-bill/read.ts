/** Lines of an Alipay bill. Pure. */
import { readDecimal } from '@/lib/adapter/amounts';
import { type BillLine, reportLines } from '@/lib/adapter/bill-report';
import { type BillRow, readBillTable } from '@/lib/adapter/bill-table';
import type { Cells } from '@/lib/adapter/csv';
import type { ImportContext } from '@/lib/adapter/import-contract';
import { orderWords, stateOf } from '@/lib/adapter/order-words';
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, type ShopReading } from '@/lib/adapter/shop-contract';
import type { OrderStatus } from '@/lib/model/status';
import { COLUMNS, type Column, FIRST, OPTIONAL } from './wire';

const WORDS = orderWords({
  unpaid: '等待付款|等待对方付款|待付款',
  paid: '支付成功|付款成功|等待发货|等待对方发货|买家已付款，等待卖家发货',
  shipped: '等待确认收货|等待对方确认收货|卖家已发货，等待买家确认',
  completed: '交易成功',
  cancelled: '交易关闭|交易取消|已关闭',
}, { refunded: '退款成功', refunding: '退款中', rejected: '退款关闭' });

/** Money that went for nothing yet came back: its state, or its number, which goes on from the purchase's. */
function isRefund({ transaction, direction, status, category, goods }: BillRow<Column>['cells'], known: ReadonlySet<string>): boolean {
  if (direction === '支出' || /关闭|失败|取消/.test(status ?? '')) return false;
  if (status === '退款成功') return true;
  const [original = '', rest] = (transaction ?? '').split(/_(.*)/s);
  return rest !== undefined && (known.has(original) || /退款/.test(`${category ?? ''}${goods ?? ''}`));
}

/** A purchase paid at a counter, or at a shop that waits for no receipt, is paid: what became of the goods Alipay does not know. */
const stateFor = (state: OrderStatus, shop: string | undefined): OrderStatus => (state === 'completed' && shop !== 'taobao' ? 'paid' : state);

/** The bill or the path that is wrong. */
export function readAlipayBill(cells: Cells, context: ImportContext): ShopReading {
  const table = readBillTable(cells, FIRST, COLUMNS, OPTIONAL);
  if (table.kind === 'broken') return failed('changed', table.path);
  const known = new Set(table.rows.flatMap((row) => row.cells.transaction ?? []));
  const orderIn = ({ merchantNumber, counterparty, goods }: BillRow<Column>['cells']) => context.findOrder([merchantNumber], [counterparty, goods]);
  const purchases = new Map(table.rows.map((row) => [row.cells.transaction ?? '', row.cells] as const));
  return reportLines(table.rows, ({ cells: row }): BillLine | string => {
    const { direction, amount: shown, status, transaction, counterparty, merchantNumber } = row;
    const refund = isRefund(row, known);
    const original = refund ? purchases.get(transaction?.split('_')[0] ?? '') : undefined;
    const order = orderIn(row) ?? (original === undefined ? null : orderIn(original));
    const kind = refund ? 'refund' : direction === '支出' || (order !== null && direction !== '收入') ? 'spent' : 'other';
    const at = readChinaTime(row.at ?? row.createdAt);
    const amount = readDecimal(shown)?.replace('-', '') ?? null;
    if (at === null) return 'at';
    if (kind !== 'other' && amount === null) return 'amount';
    if (kind !== 'other' && transaction === null) return 'transaction';
    return {
      kind, order, at, amount: amount ?? '0', counterparty, status, direction: direction ?? '', method: row.method, title: row.goods,
      refunded: readDecimal(row.refunded),
      state: kind === 'spent' ? stateFor(stateOf(status, WORDS, context), order?.shop) : 'unknown',
      transactionId: transaction ?? '', reference: transaction,
      notOrder: kind === 'spent' && order === null ? merchantNumber : null,
    };
  });
}
