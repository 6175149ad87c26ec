import { hasHeader } from '@/lib/adapter/bill-table';
import { decodeBytes } from '@/lib/adapter/charset';
import { readCsv } from '@/lib/adapter/csv';
import type { ImportFormat } from '@/lib/adapter/import-contract';
import { readJdBill } from './read';
import { FIRST } from './wire';

export default {
  id: 'jd-bill',
  recognises: ({ text, entries }) => entries.length === 0 && (/京东账号名/.test(text) || (/商户名称/.test(text) && hasHeader(readCsv(text, ','), FIRST, '商户名称', '商家订单号'))),
  read: ({ bytes }, context) => readJdBill(readCsv(decodeBytes(bytes, null), ','), context),
} satisfies ImportFormat;
