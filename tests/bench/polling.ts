/** Polls of many due parcels over the five sources, against the least time that their floors and batches allow. */
import { DAY, HOUR } from '@/lib/model/time';
import { type ExtensionPage, until } from '@/tests/_support/browser';
import type { Chromium } from '@/tests/_support/chromium';
import { allowByButton } from '@/tests/browser/allow';
import { command, ring, setLimits } from '@/tests/browser/stored';
import type { Lab } from '@/tests/lab/lab';
import type { Step } from '@/tests/lab/life';

export interface Lane {
  readonly source: string;
  readonly carrier: string;
  readonly host: string;
  readonly batch: number;
  /** The source's own floor between two calls, as its meta has it. */
  readonly gapMs: number;
  readonly number: (n: number) => string;
}

const digits = (n: number, width: number): string => String(n).padStart(width, '0');

function s10(n: number): string {
  const serial = digits(n, 8);
  const rest = 11 - ([8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, index) => total + weight * Number(serial[index]), 0) % 11);
  return `EB${serial}${rest === 10 ? 0 : rest === 11 ? 5 : rest}JP`;
}

export const LANES: readonly Lane[] = [
  { source: 'yto', carrier: 'yto', host: 'www.yto.net.cn', batch: 1, gapMs: 2000, number: (n) => `YT${digits(7_700_000_000_000 + n, 13)}` },
  { source: 'japanpost', carrier: 'japan-post', host: 'trackings.post.japanpost.jp', batch: 1, gapMs: 2000, number: s10 },
  { source: 'kuaidi100', carrier: 'yunda', host: 'poll.kuaidi100.com', batch: 1, gapMs: 1000, number: (n) => digits(4_310_000_000_000 + n, 13) },
  { source: 'cainiao', carrier: 'cainiao', host: 'global.cainiao.com', batch: 10, gapMs: 5000, number: (n) => `LP${digits(n, 14)}` },
  { source: 'seventeentrack', carrier: 'usps', host: 'api.17track.net', batch: 40, gapMs: 350, number: (n) => `9400${digits(n, 18)}` },
];

/** All of it happened: only what the bench moves goes on. */
const LIFE: readonly Step[] = [{ stage: 'picked_up', after: -20 * HOUR }, { stage: 'departed', after: -10 * HOUR }, { stage: 'in_transit', after: -3 * HOUR }];

export interface Pace {
  /** Every source's floor is divided by this; 1: its own floors. The lab's own limit for 17TRACK stays. */
  readonly divide: number;
}

export const gapOf = ({ source, gapMs }: Lane, { divide }: Pace): number => (source === 'seventeentrack' ? gapMs : gapMs / divide);

export async function setPace(page: ExtensionPage, pace: Pace): Promise<void> {
  for (const lane of LANES) await setLimits(page, lane.source, { gapMs: gapOf(lane, pace), perDay: 1_000_000, perNumberMs: 1000 });
}

/** The least milliseconds for `each` parcels of every source: calls one gap apart, all sources side by side. */
export function leastTime(each: number, pace: Pace): number {
  return Math.max(...LANES.map((lane) => (Math.ceil(each / lane.batch) - 1) * gapOf(lane, pace)));
}

/** Adds `each` parcels of every source, gives keys and permissions. The first answers begin to come in at once. */
export async function addParcels(browser: Chromium, page: ExtensionPage, lab: Lab, each: number): Promise<void> {
  lab.world.setKeys('seventeentrack', ['lab-key']);
  lab.world.setKeys('kuaidi100', ['LAB/lab-key']);
  await command(page, 'source.set-secrets', { source: 'seventeentrack', secrets: { token: 'lab-key' } });
  await command(page, 'source.set-secrets', { source: 'kuaidi100', secrets: { customer: 'LAB', key: 'lab-key' } });
  for (const { source, carrier, number } of LANES) {
    const numbers = Array.from({ length: each }, (_, n) => number(n));
    for (const one of numbers) lab.world.add({ number: one, carrier, life: LIFE });
    const additions = numbers.map((one) => ({ kind: 'parcel', number: one, carrier, input: {}, source, title: null, pickupCode: null, pickupPlace: null }));
    for (let from = 0; from < additions.length; from += 500) await command(page, 'intake.add', { additions: additions.slice(from, from + 500), links: [] });
  }
  await allowByButton(browser, page, LANES.map(({ host }) => host));
}

/** Something new happens to the first `each` parcels of these lanes, and they are due; floors, budgets and the lab's locks are as after a day. */
export async function makeNews(page: ExtensionPage, lab: Lab, lanes: readonly Lane[], each: number): Promise<void> {
  lab.world.turn(DAY);
  const subjects = lanes.flatMap(({ carrier, number }) => Array.from({ length: each }, (_, n) => ({ number: number(n), key: `${carrier}:${number(n)}` })));
  for (const { number } of subjects) lab.world.move(number, 'in_transit');
  await page.run(
    (keys: readonly string[]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ordertrail');
        opening.addEventListener('success', () => {
          const db = opening.result;
          const work = db.transaction(['plans', 'sourceStates'], 'readwrite');
          const plans = work.objectStore('plans');
          for (const key of keys) {
            const asking = plans.get(key);
            asking.addEventListener('success', () => asking.result !== undefined && plans.put({ ...asking.result, dueAt: Date.now() - 1, floors: {} }));
          }
          const walk = work.objectStore('sourceStates').openCursor();
          walk.addEventListener('success', () => {
            walk.result?.update({ ...walk.result.value, lastCallAt: null, backoffUntil: null, breakerUntil: null, usedScheduled: 0, usedByHand: 0 });
            walk.result?.continue();
          });
          work.addEventListener('abort', () => reject(work.error ?? new Error('abort')));
          work.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    subjects.map(({ key }) => key),
  );
}

/** Different numbers truly answered since line `from` of the lab's log. */
const answered = (lab: Lab, from: number): number => new Set(lab.log.slice(from).flatMap(({ note, asked }) => (note === 'ok' ? asked : []))).size;

const isPolling = (page: ExtensionPage): Promise<boolean> => page.run(async () => ((await navigator.locks.query()).held ?? []).some(({ name }) => name === 'poll'), null);

/** Waits until `wanted` numbers have been answered since line `from` and the poller has fallen silent. */
export async function waitForAnswers(page: ExtensionPage, lab: Lab, from: number, wanted: number, timeoutMs: number): Promise<void> {
  await until(`${wanted} answers`, () => answered(lab, from) >= wanted, timeoutMs);
  await until('the poller is silent', async () => !(await isPolling(page)), 30_000);
}

/** Rings, and gives the milliseconds until all have been asked and settled. */
export async function timePoll(page: ExtensionPage, lab: Lab, wanted: number, timeoutMs: number): Promise<number> {
  const from = lab.log.length;
  const began = performance.now();
  await ring(page);
  await waitForAnswers(page, lab, from, wanted, timeoutMs);
  return performance.now() - began;
}
