/** Columns of WeChat Pay's bills, as CSV and as a workbook (research/shops.md 11). */
import type { Columns } from '@/lib/adapter/bill-table';

export type Column = 'at' | 'type' | 'counterparty' | 'goods' | 'direction' | 'amount' | 'method' | 'status' | 'transaction' | 'merchantNumber';

export const FIRST = ['交易时间'];

export const COLUMNS: Columns<Column> = {
  at: FIRST,
  type: ['交易类型'],
  counterparty: ['交易对方'],
  goods: ['商品'],
  direction: ['收/支'],
  amount: ['金额(元)', '金额'],
  method: ['支付方式'],
  status: ['当前状态'],
  transaction: ['交易单号'],
  merchantNumber: ['商户单号'],
};
