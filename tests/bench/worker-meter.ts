/** Watches the real worker through the debugger: when a body was whole, when its settling began and was on disk. */
import type { Chromium } from '@/tests/_support/chromium';

/** Milliseconds on the worker's clock. A settle is the transaction that writes events, from its first use to its commit. */
export interface Meter {
  readonly bodies: readonly number[];
  readonly settles: readonly (readonly [began: number, done: number])[];
}

const INSTALL = `(() => {
  globalThis.__meter = { bodies: [], settles: [] };
  if (globalThis.__metered) return;
  globalThis.__metered = true;
  const { read } = ReadableStreamDefaultReader.prototype;
  ReadableStreamDefaultReader.prototype.read = function (...given) {
    const chunk = read.apply(this, given);
    chunk.then(({ done }) => { if (done) __meter.bodies.push(performance.now()); }, () => undefined);
    return chunk;
  };
  // Dexie binds a database's own methods when it opens, so the transaction is met at its first use.
  const { objectStore } = IDBTransaction.prototype;
  const met = new WeakSet();
  IDBTransaction.prototype.objectStore = function (name) {
    if (!met.has(this) && this.mode === 'readwrite' && this.objectStoreNames.contains('events')) {
      met.add(this);
      const began = performance.now();
      this.addEventListener('complete', () => __meter.settles.push([began, performance.now()]));
    }
    return objectStore.call(this, name);
  };
})()`;

/** Sets the meter to nothing; the worker must be awake. */
export async function startMeter(browser: Chromium): Promise<void> {
  await browser.worker.evaluate(INSTALL);
}

export async function readMeter(browser: Chromium): Promise<Meter> {
  const meter = await browser.worker.evaluate('globalThis.__meter');
  if (meter === undefined) throw new Error('the worker was ended while it was measured');
  return meter as Meter;
}

/** For each settle the time since the last body before it was whole: reading, and what stands between. Right while one source is asked at a time. */
export function readTimes({ bodies, settles }: Meter): readonly number[] {
  return settles.flatMap(([began]) => {
    const body = bodies.findLast((at) => at <= began);
    return body === undefined ? [] : [began - body];
  });
}

export const settleTimes = ({ settles }: Meter): readonly number[] => settles.map(([began, done]) => done - began);

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Begins to sample what the worker does; the returned function ends it and gives the milliseconds it was busy in. */
export async function startProfile(browser: Chromium): Promise<() => Promise<number>> {
  const { worker } = browser;
  await worker.send('Profiler.enable', {});
  await worker.send('Profiler.setSamplingInterval', { interval: 500 });
  await worker.send('Profiler.start', {});
  return async () => {
    const profile = (await worker.send('Profiler.stop', {}))['profile'] as Profile;
    const idle = new Set(profile.nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)' || callFrame.functionName === '(program)').map(({ id }) => id));
    return profile.samples.reduce((total, node, index) => total + (idle.has(node) ? 0 : (profile.timeDeltas[index] ?? 0)), 0) / 1000;
  };
}
