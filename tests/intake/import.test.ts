import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderReport } from '@/lib/adapter/shop-contract';
import type { ImportPart } from '@/lib/intake/import';
import { takeReading } from '@/lib/intake/take-reading';
import { continueUndoing, undoImport } from '@/lib/intake/undo-import';
import type { Database } from '@/lib/storage/tables';
import { type Desk, openDesk } from '../commands/handlers';
import { expectSound, NOW } from '../storage/rows';
import { context, from, item, list, report } from './reports';

let desk: Desk;
let db: Database;
beforeEach(async () => {
  desk = await openDesk();
  ({ db } = desk);
});

const row = (n: number, change: Partial<OrderReport> = {}): OrderReport => report(`51239482017${String(n).padStart(8, '0')}`, { timeIs: 'payment', paymentMethod: '花呗', items: [item('Kettle', { unitPrice: null })], ...change });
const rows = (from_: number, count: number): readonly OrderReport[] => Array.from({ length: count }, (_, n) => row(from_ + n));
const payment = (n: number) => ({ transactionId: `T${n}`, at: '2026-10-01T12:00:00+08:00', direction: '支出', amount: '18.00', currency: 'CNY', counterparty: 'Corner shop', status: '支付成功', orderNumber: null });
const part = (orders: readonly OrderReport[], payments: readonly ReturnType<typeof payment>[] = []): ImportPart => ({ way: 'file', readAt: NOW, reading: { kind: 'orders', page: 'file', orders, paging: null, bill: { payments, refunds: [], notOrders: [], skipped: 2 } } });

async function begin(): Promise<string> {
  const result = await desk.send('import.begin', { format: 'alipay', label: 'bill.csv' });
  return result.ok ? result.value.id : '';
}
const commit = (id: string, seq: number, ...parts: readonly ImportPart[]) => desk.send('import.commit', { id, seq, parts: parts as never });
async function dump(): Promise<string> {
  const tables = await Promise.all(db.tables.filter(({ name }) => name !== 'imports' && name !== 'counters').map(async (table) => [table.name, await table.toArray()]));
  const counters = (await db.counters.toArray()).filter(({ name, value }) => value !== 0 && name !== 'imports');
  return JSON.stringify([tables, counters]);
}

describe('an import', () => {
  it('is looked at first, and nothing is written by that', async () => {
    await takeReading(db, { shop: 'taobao', reading: list(report(row(0).orderNumber), report(row(1).orderNumber, { total: { amount: '79.00', currency: 'CNY' } })) }, from('browse'), context());
    const before = await dump();
    const result = await desk.send('import.preview', { format: 'alipay', parts: [part([row(0), row(7)], [payment(1)])] as never });
    expect(result).toMatchObject({ ok: true, value: { counts: { added: 1, changed: 1, same: 0, payments: 1, skipped: 2 }, rows: [{ what: 'changed', changes: ['money', 'payment'] }, { what: 'new', changes: [] }] } });
    expect(await dump()).toBe(before);
  });

  it('is stored in pieces, counted right, a piece that comes twice once', async () => {
    const id = await begin();
    expect(await commit(id, 0, part(rows(0, 300), [payment(1)]))).toMatchObject({ ok: true, value: { counts: { added: 300, payments: 1 }, chunks: 1 } });
    await commit(id, 0, part(rows(0, 300), [payment(1)]));
    await commit(id, 1, part(rows(250, 100)));
    expect(await desk.send('import.finish', { id })).toMatchObject({ ok: true, value: { counts: { added: 350, changed: 0, same: 50, payments: 1, skipped: 4 } } });
    expect([await db.orders.count(), await db.payments.count(), await db.notices.count()]).toEqual([350, 1, 0]);
    expect(await db.imports.toArray()).toMatchObject([{ id: 'import-1', state: 'done', chunks: 2, label: 'bill.csv' }]);
    await expectSound(db);
  });

  it('tells when it is not under way, or a piece is missing', async () => {
    const id = await begin();
    expect(await commit(id, 1, part([row(1)]))).toEqual({ ok: false, problem: { kind: 'not_found' } });
    await desk.send('import.finish', { id });
    expect(await commit(id, 0, part([row(1)]))).toEqual({ ok: false, problem: { kind: 'not_found' } });
    expect(await desk.send('import.undo', { id: 'import-9' })).toEqual({ ok: false, problem: { kind: 'not_found' } });
  });

  it('refuses rows that are none, and more than a thousand at once', async () => {
    const id = await begin();
    expect(await commit(id, 0, part([{ ...row(1), state: 'lost' as never }]))).toMatchObject({ ok: false, problem: { kind: 'bad_input' } });
    expect(await commit(id, 0, part(rows(0, 600)), part(rows(600, 600)))).toMatchObject({ ok: false, problem: { kind: 'bad_input' } });
    expect(await db.orders.count()).toBe(0);
  });
});

describe('taking an import back', () => {
  it('restores what it changed and removes what it added, to the byte', async () => {
    await takeReading(db, { shop: 'taobao', reading: list(report(row(0).orderNumber), report(row(1).orderNumber)) }, from('browse'), context());
    const before = await dump();
    const id = await begin();
    await commit(id, 0, part([...rows(0, 200), row(900, { trackingNumber: 'YT2648103957264', carrier: '圆通' })], [payment(1)]));
    await commit(id, 1, part(rows(100, 200)));
    await desk.send('import.finish', { id });
    expect(await dump()).not.toBe(before);
    expect(await desk.send('import.undo', { id })).toMatchObject({ ok: true });
    expect(await dump()).toBe(before);
    expect(await db.imports.toArray()).toMatchObject([{ state: 'undone', chunks: 0 }]);
    await expectSound(db);
  });

  it('leaves what the person or a page has said since', async () => {
    const id = await begin();
    await commit(id, 0, part(rows(0, 3)));
    const [one, two, three] = rows(0, 3).map(({ orderNumber }) => `taobao::${orderNumber}`) as [string, string, string];
    await desk.send('order.edit', { key: one, change: { note: 'for Ann' } });
    await takeReading(db, { shop: 'taobao', reading: list(report(row(1).orderNumber, { seller: 'Shop B' })) }, from('browse'), context());
    await desk.send('import.undo', { id });
    expect(await db.orders.get(one)).toMatchObject({ note: 'for Ann', money: {}, said: [] });
    expect(await db.orders.get(two)).toMatchObject({ seller: 'Shop B', paymentMethod: null });
    expect(await db.orders.get(three)).toBeUndefined();
    await expectSound(db);
  });

  it('goes on after a restart in the middle', async () => {
    const before = await dump();
    const id = await begin();
    for (const seq of [0, 1, 2]) await commit(id, seq, part(rows(seq * 10, 10)));
    let left = 2;
    const closes = (): void => {
      left -= 1;
      if (left === 0) throw new Error('the browser was closed');
    };
    db.importChunks.hook('deleting', closes);
    await expect(undoImport(db, id, NOW)).rejects.toThrow('closed');
    db.importChunks.hook('deleting').unsubscribe(closes);
    expect(await db.imports.get(id)).toMatchObject({ state: 'undoing', chunks: 2 });
    await continueUndoing(db, NOW);
    expect(await dump()).toBe(before);
    expect(await db.imports.get(id)).toMatchObject({ state: 'undone' });
  });
});
