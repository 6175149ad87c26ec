/** Orders whose shop or account becomes known with a reading move to their full key, and meet themselves there. */
import type { OrderReport } from '@/lib/adapter/shop-contract';
import { orderKey } from '@/lib/model/ids';
import type { Order, PlainOrder } from '@/lib/model/order';
import type { Database } from '@/lib/storage/tables';
import { moveOrderKey } from '@/lib/storage/writes/rekey';
import { saveOrder } from '@/lib/storage/writes/save';
import { UNKNOWN_SHOP } from './find-orders';
import { withVoices } from './merge-order';
import { withSaid } from './said';

/** The key an order has from now on: an account that was learnt once is not forgotten. */
export function fullKey({ shop, orderNumber }: OrderReport, account: string | null, found: readonly Order[]): string {
  const known = found.find((row) => row.shop === shop && row.account !== null)?.account ?? null;
  return orderKey(shop, account ?? known, orderNumber);
}

/** Two rows of one order: what the person said of either stays, and all sources. */
function joined(kept: PlainOrder, gone: PlainOrder): PlainOrder {
  const both = {
    ...kept, title: kept.title ?? gone.title, note: kept.note === '' ? gone.note : kept.note, tags: [...new Set([...kept.tags, ...gone.tags])], createdAt: Math.min(kept.createdAt, gone.createdAt),
    deletedAt: kept.deletedAt === null || gone.deletedAt === null ? null : kept.deletedAt, lastSeq: kept.lastSeq + gone.lastSeq,
  };
  return withVoices(both, gone.said.reduce(withSaid, kept.said));
}

/** The order of another account under the same number is another order. */
const mayMove = (row: Order, account: string | null): boolean => row.shop === UNKNOWN_SHOP || row.account === null || row.account === account;

/** Moves what stands under poorer keys to `key`; the row that stands there then. Needs the tables of `moveOrderKey`. */
export async function settleKey(db: Database, report: OrderReport, key: string, account: string | null, found: readonly Order[]): Promise<Order | undefined> {
  let row = found.find((one) => one.key === key);
  for (const old of found) {
    if (old.key === key || !mayMove(old, account)) continue;
    await moveOrderKey(db, old, key, row?.lastSeq ?? 0);
    const moved: PlainOrder = { ...old, key, shop: report.shop, account };
    row = await saveOrder(db, row, row === undefined ? moved : joined(row, moved));
  }
  return row;
}
