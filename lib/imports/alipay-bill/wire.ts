/** Columns of Alipay's bills (research/shops.md 11): the app's export since 2023, and the older one of the web, whose lines begin with the transaction. */
import type { Columns } from '@/lib/adapter/bill-table';

export type Column = 'at' | 'createdAt' | 'category' | 'counterparty' | 'goods' | 'direction' | 'amount' | 'method' | 'status' | 'transaction' | 'merchantNumber' | 'refunded';

export const FIRST = ['交易时间', '交易号'];

export const COLUMNS: Columns<Column> = {
  at: ['交易时间', '付款时间'],
  createdAt: ['交易创建时间'],
  category: ['交易分类', '类型'],
  counterparty: ['交易对方'],
  goods: ['商品说明', '商品名称'],
  direction: ['收/支'],
  amount: ['金额', '金额（元）'],
  method: ['收/付款方式'],
  status: ['交易状态'],
  transaction: ['交易订单号', '交易号'],
  merchantNumber: ['商家订单号'],
  refunded: ['成功退款（元）'],
};

/** Of one export only. */
export const OPTIONAL: readonly Column[] = ['createdAt', 'category', 'method', 'refunded'];
