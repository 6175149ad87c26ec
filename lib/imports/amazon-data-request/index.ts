import { decodeBytes } from '@/lib/adapter/charset';
import { readCsv } from '@/lib/adapter/csv';
import type { ImportFile, ImportFormat } from '@/lib/adapter/import-contract';
import { failed } from '@/lib/adapter/shop-contract';
import { isZip, unpack } from '@/lib/adapter/zip';
import { isOrderHistory, readOrders, readTable } from './read';

/** Several may be in one archive, each with a part of the orders. */
const HISTORY = /(?:^|[/.])(?:Retail\.)?Order ?History(?:\.\d{1,3})?\.csv$/i;

const cellsOf = ({ bytes }: ImportFile) => readCsv(decodeBytes(bytes, null), ',');

export default {
  id: 'amazon-data-request',
  recognises: ({ text, entries }) => (entries.length > 0 ? entries.some((name) => HISTORY.test(name)) : isOrderHistory(readCsv(text.slice(0, 4096), ',')[0])),
  read(file, context) {
    const tables = (isZip(file.bytes) ? unpack(file.bytes, (name) => HISTORY.test(name)) : [file]).map((part) => readTable(cellsOf(part)));
    const broken = tables.find((table) => 'path' in table);
    if (broken !== undefined) return failed('changed', broken.path);
    const orders = readOrders(tables.flatMap((table) => ('rows' in table ? table.rows : [])), context);
    return typeof orders === 'string' ? failed('changed', orders) : { kind: 'orders', page: 'file', orders, paging: null };
  },
} satisfies ImportFormat;
