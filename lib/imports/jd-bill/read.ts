/** Lines of a JD bill. Pure. */
import { readDecimal } from '@/lib/adapter/amounts';
import { type BillLine, reportLines } from '@/lib/adapter/bill-report';
import { readBillTable } from '@/lib/adapter/bill-table';
import type { Cells } from '@/lib/adapter/csv';
import type { ImportContext } from '@/lib/adapter/import-contract';
import { orderWords, stateOf } from '@/lib/adapter/order-words';
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, type ShopReading } from '@/lib/adapter/shop-contract';
import { COLUMNS, FIRST } from './wire';

/** The state is the payment's: what became of the goods it does not say. */
const WORDS = orderWords({ unpaid: '等待付款|待付款', paid: '交易成功|支付成功', cancelled: '交易关闭|交易取消|已取消' }, { refunded: '退款成功' });
/** JD's own counter: its numbers are orders. Others (sending parcels, repaying) are not. */
const COUNTER = '京东平台商户';

/** `131.77(已退款89.84)`, `468.32(已全额退款)`: the total, and what came back of it. */
function amountsIn(shown: string | null): { readonly amount: string | null; readonly refunded: string | null } {
  const [whole = '', note] = (shown ?? '').split(/[(（](.*)/s);
  const amount = readDecimal(whole)?.replace('-', '') ?? null;
  if (note === undefined || !note.includes('退款')) return { amount, refunded: null };
  return { amount, refunded: note.includes('全额') ? amount : readDecimal(note) };
}

export function readJdBill(cells: Cells, context: ImportContext): ShopReading {
  const table = readBillTable(cells, FIRST, COLUMNS);
  if (table.kind === 'broken') return failed('changed', table.path);
  return reportLines(table.rows, ({ cells: row }): BillLine | string => {
    const { merchant, direction, status, number } = row;
    const order = merchant === COUNTER && /^\d{1,32}$/.test(number ?? '') ? { shop: 'jd', orderNumber: number ?? '' } : null;
    const kind = status === '退款成功' ? 'refund' : order !== null || direction === '支出' ? 'spent' : 'other';
    const at = readChinaTime(row.at);
    const { amount, refunded } = amountsIn(row.amount);
    if (at === null) return 'at';
    if (kind !== 'other' && amount === null) return 'amount';
    if (kind !== 'other' && number === null) return 'number';
    return {
      kind, order, at, amount: amount ?? '0', refunded, counterparty: merchant, status, direction: direction ?? '', method: row.method, title: row.goods,
      state: kind === 'spent' ? stateOf(status, WORDS, context) : 'unknown',
      // A refund has its purchase's number: its own is the merchant's.
      transactionId: kind === 'refund' ? (row.merchantNumber ?? number ?? '') : (number ?? ''), reference: row.merchantNumber,
      notOrder: kind !== 'refund' && order === null ? number : null,
    };
  });
}
