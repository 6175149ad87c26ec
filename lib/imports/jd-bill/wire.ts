/** Columns of JD's bills (research/shops.md 5). Lines end with one comma more than the header. */
import type { Columns } from '@/lib/adapter/bill-table';

export type Column = 'at' | 'merchant' | 'goods' | 'amount' | 'method' | 'status' | 'direction' | 'number' | 'merchantNumber';

export const FIRST = ['交易时间'];

export const COLUMNS: Columns<Column> = {
  at: FIRST,
  merchant: ['商户名称'],
  goods: ['交易说明'],
  amount: ['金额'],
  method: ['收/付款方式'],
  status: ['交易状态'],
  direction: ['收/支'],
  number: ['交易订单号'],
  merchantNumber: ['商家订单号'],
};
