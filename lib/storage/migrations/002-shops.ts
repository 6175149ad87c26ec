/** Version 2: what shops' pages, bills and mails say of an order; payments, the shops' health, imports that can be taken back. */
import type { Transaction } from 'dexie';

export const version = 2;
export const minReader = 2;
export const stores = {
  orders: 'key, [shelf+shelfAt], [shop+placedAt], placedAt, orderNumber, parentOrderNumber',
  payments: 'key, at, order, transactionId, waitsFor',
  shopStates: 'key, shop',
  imports: 'id, startedAt',
  importChunks: '[import+seq]',
} as const;

interface OldOrder {
  items: readonly { readonly title: string }[];
  money: Record<string, unknown>;
  sources: { readonly number?: { readonly readAt: number } };
  createdAt: number;
  title?: string | null;
  said?: readonly unknown[];
}

/** All orders of version 1 were pasted or typed; the one item they may have is the name that the person gave. */
export async function upgrade(transaction: Transaction): Promise<void> {
  await transaction.table('orders').toCollection().modify((order: OldOrder) => {
    const [first] = order.items;
    order.title = first === undefined || first.title === '' ? null : first.title;
    order.items = [];
    order.money = Object.fromEntries(Object.entries(order.money).filter(([, amount]) => amount !== null));
    order.said = [{ kind: 'paste', page: null, readAt: order.sources.number?.readAt ?? order.createdAt, facts: {} }];
    order.sources = {};
  });
  // What is asked of sources: a held-back answer, the number that leads, who did not find it.
  await transaction.table('parcels').toCollection().modify({ leadNumber: null, doubt: null });
  await transaction.table('sourceStates').toCollection().modify({ hour: null });
  await transaction.table('plans').toCollection().modify({ misses: {} });
}
