import { decodeBytes } from '@/lib/adapter/charset';
import { hasHeader } from '@/lib/adapter/bill-table';
import { readCsv } from '@/lib/adapter/csv';
import type { ImportFormat } from '@/lib/adapter/import-contract';
import { readAlipayBill } from './read';
import { FIRST } from './wire';

export default {
  id: 'alipay-bill',
  recognises: ({ text, entries }) => entries.length === 0 && (/支付宝.{0,40}(?:电子客户回单|交易记录明细)/.test(text) || (/商家订单号/.test(text) && hasHeader(readCsv(text, ','), FIRST, '交易对方', '商家订单号'))),
  read: ({ bytes }, context) => readAlipayBill(readCsv(decodeBytes(bytes, null), ','), context),
} satisfies ImportFormat;
