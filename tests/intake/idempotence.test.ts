/** The same orders in random mixtures of pages, bills and mails give the same database, byte for byte but for times read. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemReport, OrderReport } from '@/lib/adapter/shop-contract';
import { takeReading } from '@/lib/intake/take-reading';
import type { OrderStatus } from '@/lib/model/status';
import { HOUR } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';
import { openTestDatabase } from '../_support/database';
import { expectSound, NOW } from '../storage/rows';
import { context, DETAIL_PAGE, detail, file, from, item, LIST_PAGE, list, report } from './reports';

const STATES: readonly OrderStatus[] = ['unpaid', 'paid', 'shipped', 'completed', 'cancelled'];
const numberOf = (n: number): string => `51239482017${String(n).padStart(8, '0')}`;
const state = (n: number): OrderStatus => STATES[n % STATES.length] ?? 'paid';
const total = (n: number): string => `${50 + n}.${String(n % 100).padStart(2, '0')}`;

/** What each kind of source shows of order n: other fields each, some lines fewer. */
function shown(n: number): Readonly<Record<'list' | 'detail' | 'file' | 'mail', OrderReport>> {
  const lines = (count: number, more: (line: number) => Partial<ItemReport>): readonly ItemReport[] => Array.from({ length: count }, (_, line) => item(`Thing ${n}.${line}`, { unitPrice: '10.00', ...more(line) }));
  const common = { status: state(n), state: state(n), total: { amount: total(n), currency: 'CNY' } };
  const number = `YT26481${String(n).padStart(8, '0')}`;
  const sent = n % 3 === 0 ? { parcels: [{ trackingNumber: number, carrier: n % 2 === 0 ? '圆通速递' : null }] } : {};
  return {
    list: report(numberOf(n), { ...common, items: lines(2, (line) => ({ itemId: `${n}${line}`, image: 'https://img.example.com/a.jpg' })), detailUrl: `https://trade.taobao.com/d?id=${n}`, ...(n % 6 === 0 ? sent : {}) }),
    detail: report(numberOf(n), { ...common, items: lines(2, (line) => ({ itemId: `${n}${line}`, subOrderNumber: `${n}0${line}`, sku: 'Colour:red' })), amounts: { subtotal: '60.00', shipping: '0.00' }, ...sent }),
    file: report(numberOf(n), { ...common, items: lines(1, () => ({ unitPrice: null })), timeIs: 'payment', paymentMethod: '花呗', total: { amount: n % 10 === 0 ? '1.00' : total(n), currency: 'CNY' } }),
    mail: report(numberOf(n), { ...common, items: lines(1, () => ({ sku: 'red' })), seller: 'Tea House Ltd' }),
  };
}

interface Page {
  readonly kind: 'list' | 'detail' | 'file' | 'mail';
  readonly orders: readonly number[];
}

async function read(db: Database, { kind, orders }: Page, readAt: number): Promise<void> {
  const rows = orders.map((n) => shown(n)[kind]);
  const reading = kind === 'list' ? list(...rows) : kind === 'detail' ? detail(...rows) : file(...rows);
  const origin = kind === 'file' ? from('file', { readAt }) : kind === 'mail' ? from('mail', { readAt: NOW - HOUR }) : from('browse', { readAt, page: kind === 'list' ? LIST_PAGE : DETAIL_PAGE });
  await takeReading(db, { shop: 'taobao', reading }, origin, context(readAt));
}

/** Times of reading, and how many orders stood on the page that was read last. */
const TIMES = new Set(['readAt', 'createdAt', 'updatedAt', 'lastGoodAt', 'dueAt', 'shelfAt', 'seen']);

/** Everything that is stored as text, times of reading left out. `rev`: how often a row was written depends on who speaks first. */
async function dump(db: Database, apart: ReadonlySet<string>): Promise<string> {
  const tables = await Promise.all([...db.tables].sort((a, b) => a.name.localeCompare(b.name)).map(async (table) => [table.name, await table.toArray()]));
  const sorted = (_: string, value: unknown): unknown => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => !apart.has(name)).sort(([a], [b]) => (a < b ? -1 : 1))) : value);
  return JSON.stringify(tables.map(([name, rows]) => [name, rows]), sorted);
}

/** Every order on at least one page of every kind, pages of any length in any order. */
function mixture(count: number, random: (below: number) => number): readonly Page[] {
  const pages: Page[] = [];
  for (const kind of ['list', 'detail', 'file', 'mail'] as const) {
    const orders = Array.from({ length: count }, (_, n) => n).sort(() => random(2) - 0.5);
    for (let at = 0; at < count;) {
      const size = kind === 'file' ? 50 + random(300) : 1 + random(120);
      pages.push({ kind, orders: orders.slice(at, at + size) });
      at += size;
    }
  }
  return pages.toSorted(() => random(2) - 0.5);
}

function chance(seed: number): (below: number) => number {
  let seen = seed;
  return (below) => {
    seen = (Math.imul(seen, 1664525) + 1013904223) >>> 0;
    return Math.floor((seen / 2 ** 32) * below);
  };
}

describe('reading the same orders again', () => {
  it('a thousand orders, ten times in random mixtures, give one database', async () => {
    const db = await openTestDatabase();
    const random = chance(20261125);
    let first = '';
    for (let time = 0; time < 10; time += 1) {
      for (const page of mixture(1000, random)) await read(db, page, NOW + time * HOUR);
      const now = await dump(db, TIMES);
      if (time === 0) first = now;
      else expect(now === first, `after reading them ${time + 1} times`).toBe(true);
    }
    expect(await db.orders.count()).toBe(1000);
    expect(await db.notices.count()).toBe(0);
    await expectSound(db);
  }, 300_000);

  it('whoever speaks first, the end is the same', async () => {
    const ends = new Set<string>();
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const db = await openTestDatabase();
      for (const page of mixture(60, chance(seed))) await read(db, page, NOW);
      ends.add(await dump(db, new Set([...TIMES, 'rev'])));
      await expectSound(db);
    }
    expect(ends.size).toBe(1);
  }, 60_000);

  it('a state never goes back by an older page or by a weaker source', async () => {
    const progress = (status: OrderStatus): number => STATES.indexOf(status);
    const step = fc.record({ kind: fc.constantFrom('list', 'detail', 'file', 'mail', 'paste'), state: fc.constantFrom(...STATES), hours: fc.integer({ min: -200, max: 200 }) });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const db = await openTestDatabase();
      let newestPage = -Infinity;
      let before: OrderStatus = 'unknown';
      for (const { kind, state: told, hours } of steps) {
        const readAt = NOW + hours * HOUR;
        const row = report('1', { state: told, status: told });
        const page = kind === 'list' || kind === 'detail';
        const way = kind === 'file' || kind === 'mail' || kind === 'paste' ? kind : 'browse';
        await takeReading(db, { shop: 'taobao', reading: kind === 'detail' ? detail(row) : kind === 'list' ? list(row) : file(row) }, from(way, { readAt }), context());
        const { status = 'unknown' } = (await db.orders.get('taobao::1')) ?? {};
        const mayGoBack = page && readAt >= newestPage;
        if (!mayGoBack && before !== 'unknown' && newestPage > -Infinity) expect(progress(status)).toBeGreaterThanOrEqual(progress(before));
        if (mayGoBack) newestPage = readAt;
        before = status;
      }
    }), { numRuns: 150, seed: 5 });
  }, 60_000);
});
