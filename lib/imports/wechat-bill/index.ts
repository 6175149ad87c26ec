import { hasHeader } from '@/lib/adapter/bill-table';
import { decodeBytes } from '@/lib/adapter/charset';
import { readCsv } from '@/lib/adapter/csv';
import type { ImportFormat } from '@/lib/adapter/import-contract';
import { isWorkbook, readWorkbook } from '@/lib/adapter/xlsx';
import { isZip } from '@/lib/adapter/zip';
import { readWechatBill } from './read';
import { FIRST } from './wire';

export default {
  id: 'wechat-bill',
  // Of a workbook's beginning nothing can be read; the bill is the one workbook that is known.
  recognises: ({ text, entries }) => (entries.length > 0 ? isWorkbook(entries) : /微信支付账单/.test(text) || (/商户单号/.test(text) && hasHeader(readCsv(text, ','), FIRST, '交易单号', '商户单号'))),
  read: ({ bytes }, context) => readWechatBill(isZip(bytes) ? readWorkbook(bytes) : readCsv(decodeBytes(bytes, null), ','), context),
} satisfies ImportFormat;
