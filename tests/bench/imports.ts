/**
 * `npm run bench:import [-- --small]`: 100,000 bill lines through the commands of the built extension in real Chromium, beside a raw
 * bulk write of the same rows into stores with the same keys and indexes in the same run. Prints figures; judges nothing.
 */
import type { ImportCounts } from '@/lib/model/import';
import { pause } from '@/tests/_support/browser';
import { Chromium } from '@/tests/_support/chromium';
import { command } from '@/tests/browser/stored';
import { startLab } from '@/tests/lab/lab';
import { buildForChromium } from '@/tests/lab/start-build';
import { describeMachine, median, ms, quantile } from './figures';

interface Took {
  readonly total: number;
  readonly chunks: readonly number[];
  /** The longest that the page did not answer, ms. */
  readonly stuck: number;
}

/** Runs in the page: bill lines, made as a reader hands them over, sent a thousand at a time. */
async function importInPage({ lines, id }: { readonly lines: number; readonly id: string }): Promise<Took> {
  const digits = (n: number): string => String(5_000_000_000_000 + n * 7919).padStart(13, '0');
  const order = (n: number): object => ({
    shop: 'taobao', orderNumber: `${digits(n)}284019`, placedAt: new Date(1_700_000_000_000 + n * 600_000).toISOString(), status: '交易成功', state: 'completed', seller: `Shop ${n % 997}`,
    items: [{ title: `Thing number ${n}, the blue one, with a long name`, quantity: null, unitPrice: null }], total: { amount: `${(n % 900) + 1}.${String(n % 100).padStart(2, '0')}`, currency: 'CNY' },
    paymentMethod: '花呗', paymentReference: `20251101220014${digits(n)}`, timeIs: 'payment',
  });
  const payment = (n: number): object => ({ transactionId: `P${digits(n)}`, at: new Date(1_700_000_000_000 + n * 600_000).toISOString(), direction: '支出', amount: '18.00', currency: 'CNY', counterparty: `Corner shop ${n % 97}`, status: '支付成功', orderNumber: null });
  const chunks: number[] = [];
  let stuck = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    stuck = Math.max(stuck, performance.now() - last - 20);
    last = performance.now();
  }, 20);
  const began = performance.now();
  for (let from = 0; from < lines; from += 1000) {
    const start = performance.now();
    const numbers = Array.from({ length: 1000 }, (_, index) => from + index);
    // Every fifth line is no order.
    const orders = numbers.filter((n) => n % 5 !== 0).map(order);
    const bill = { refunds: [], payments: numbers.filter((n) => n % 5 === 0).map(payment), notOrders: [], skipped: 0 };
    const part = { way: 'file', readAt: Date.now(), reading: { kind: 'orders', page: 'file', orders, paging: null, bill } };
    const result = await chrome.runtime.sendMessage({ command: 'import.commit', input: { id, seq: from / 1000, parts: [part] } });
    if (!(result as { readonly ok: boolean } | undefined)?.ok) throw new Error(JSON.stringify(result));
    chunks.push(performance.now() - start);
  }
  clearInterval(beat);
  return { total: performance.now() - began, chunks, stuck };
}

/** Runs in the page: the rows that lie there now into a database of their own with the same stores, a thousand at a time. */
async function writeRaw(): Promise<{ readonly total: number; readonly rows: number }> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('request')));
  });
  const ours = await answer(indexedDB.open('ordertrail'));
  const stores = ['orders', 'payments'];
  const shapes = stores.map((name) => {
    const store = ours.transaction(name).objectStore(name);
    return { name, keyPath: store.keyPath, indexes: [...store.indexNames].map((index) => store.index(index)).map(({ name: index, keyPath, multiEntry, unique }) => ({ index, keyPath, multiEntry, unique })) };
  });
  const opening = indexedDB.open('raw', 1);
  opening.addEventListener('upgradeneeded', () => {
    for (const { name, keyPath, indexes } of shapes) {
      const store = opening.result.createObjectStore(name, { keyPath });
      for (const { index, keyPath: path, multiEntry, unique } of indexes) store.createIndex(index, path, { multiEntry, unique });
    }
  });
  const raw = await answer(opening);
  let total = 0;
  let rows = 0;
  for (const name of stores) {
    const all = (await answer(ours.transaction(name).objectStore(name).getAll())) as object[];
    rows += all.length;
    for (let from = 0; from < all.length; from += 1000) {
      const part = all.slice(from, from + 1000);
      const start = performance.now();
      const work = raw.transaction(name, 'readwrite', { durability: 'relaxed' });
      const store = work.objectStore(name);
      for (const row of part) store.put(row);
      await new Promise<void>((resolve, reject) => {
        work.addEventListener('complete', () => resolve());
        work.addEventListener('abort', () => reject(work.error ?? new Error('aborted')));
      });
      total += performance.now() - start;
    }
  }
  raw.close();
  ours.close();
  return { total, rows };
}

export async function main(args: readonly string[]): Promise<number> {
  const lines = args.includes('--small') ? 10_000 : 100_000;
  if (!buildForChromium()) return 1;
  const lab = await startLab();
  let browser: Chromium | null = null;
  try {
    browser = await Chromium.start({ labPort: lab.port });
    console.log(describeMachine());
    const page = await browser.open('options.html');
    await command(page, 'storage.prepare', {});
    await pause(3000);
    const { id } = (await command(page, 'import.begin', { format: 'alipay', label: 'bench' })).value as { readonly id: string };
    const took = await page.run(importInPage, { lines, id });
    const { counts } = (await command(page, 'import.finish', { id })).value as { readonly counts: ImportCounts };
    const raw = await page.run(writeRaw, null);
    console.log(`import of ${lines} bill lines: ${ms(took.total)} (${counts.added} orders, ${counts.payments} payments), a thousand: median ${ms(median(took.chunks))}, p95 ${ms(quantile(took.chunks, 0.95))}; the page was stuck for ${ms(took.stuck)} at most`);
    console.log(`raw write of the same ${raw.rows} rows: ${ms(raw.total)}; the import takes ${(took.total / raw.total).toFixed(2)} × that (goal ≤ 2)`);
    const undone = performance.now();
    await command(page, 'import.undo', { id });
    console.log(`taken back in ${ms(performance.now() - undone)}`);
    return 0;
  } finally {
    await browser?.close();
    await lab.close();
  }
}
