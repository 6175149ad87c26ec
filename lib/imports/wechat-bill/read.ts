/** Lines of a WeChat Pay bill. Pure. */
import { readDecimal } from '@/lib/adapter/amounts';
import { type BillLine, reportLines } from '@/lib/adapter/bill-report';
import { readBillTable } from '@/lib/adapter/bill-table';
import type { Cells } from '@/lib/adapter/csv';
import type { ImportContext } from '@/lib/adapter/import-contract';
import { orderWords, stateOf } from '@/lib/adapter/order-words';
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, type ShopReading } from '@/lib/adapter/shop-contract';
import { COLUMNS, FIRST } from './wire';

const WORDS = orderWords({ paid: '支付成功|已转账|对方已收钱|朋友已收钱|充值完成' }, { refunded: '已全额退款|对方已退还|已退款' });

const DAY = 86_400_000;
/** Day 0 of a workbook's dates. */
const EPOCH = Date.UTC(1899, 11, 30);

/** A workbook counts days: `46101.8125` is 2026-03-20 19:30. No zone is meant but the bill's own. */
function clockOf(shown: string | null): string | null {
  const days = /^\d{5}(?:\.\d+)?$/.test(shown ?? '') ? Number(shown) : null;
  return days === null ? shown : new Date(EPOCH + Math.round((days * DAY) / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** `已退款(￥12.90)` says how much came back, `已全额退款` all of it. */
function refundedIn(status: string | null, amount: string | null): string | null {
  if (/已全额退款|对方已退还/.test(status ?? '')) return amount;
  return /已退款/.test(status ?? '') ? readDecimal(status) : null;
}

export function readWechatBill(cells: Cells, context: ImportContext): ShopReading {
  const table = readBillTable(cells, FIRST, COLUMNS);
  if (table.kind === 'broken') return failed('changed', table.path);
  return reportLines(table.rows, ({ cells: row }): BillLine | string => {
    const { direction, status, transaction, counterparty, goods, merchantNumber } = row;
    const order = context.findOrder([merchantNumber], [counterparty, goods]);
    const refund = direction === '收入' && (row.type ?? '').endsWith('退款');
    const kind = refund ? 'refund' : direction === '支出' ? 'spent' : 'other';
    const at = readChinaTime(clockOf(row.at));
    const amount = readDecimal(row.amount)?.replace('-', '') ?? null;
    if (at === null) return 'at';
    if (kind !== 'other' && amount === null) return 'amount';
    if (kind !== 'other' && transaction === null) return 'transaction';
    return {
      kind, order, at, amount: amount ?? '0', counterparty, status, direction: direction ?? '', method: row.method, title: goods,
      refunded: refundedIn(status, amount),
      // The words of a refund stand where the payment's stood: paid it was.
      state: kind !== 'spent' ? 'unknown' : refundedIn(status, amount) === null ? stateOf(status, WORDS, context) : 'paid',
      transactionId: transaction ?? '', reference: transaction,
      notOrder: kind === 'spent' && order === null ? merchantNumber : null,
    };
  });
}
