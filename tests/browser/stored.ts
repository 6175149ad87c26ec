/**
 * The two liberties that a browser test takes between slices: moving stored times (due, floors, budgets) in IndexedDB, and
 * firing an alarm. Both from an extension page; the build itself has no test hook. Reading is for judging the outcome.
 */
import type { ShipmentEvent } from '@/lib/model/event';
import type { Notice } from '@/lib/model/notice';
import type { Parcel } from '@/lib/model/parcel';
import type { PollPlan, SourceState } from '@/lib/model/source-state';
import { type ExtensionPage, until } from '@/tests/_support/browser';

interface StoredTypes {
  readonly parcels: Parcel;
  readonly events: ShipmentEvent;
  readonly notices: Notice;
  readonly plans: PollPlan;
  readonly sourceStates: SourceState;
  readonly meta: { readonly name: string; readonly value: unknown };
}

/** All rows of a table. */
export async function readAll<T extends keyof StoredTypes>(page: ExtensionPage, table: T): Promise<readonly StoredTypes[T][]> {
  const rows = await page.run(
    (name: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('ordertrail');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('open')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const asking = db.transaction(name).objectStore(name).getAll();
          asking.addEventListener('error', () => reject(asking.error ?? new Error('getAll')));
          asking.addEventListener('success', () => {
            db.close();
            resolve(asking.result);
          });
        });
      }),
    table as string,
  );
  return rows as readonly StoredTypes[T][];
}

/** Every parcel is due now and nothing forbids asking: floors, pace, back-off and budgets are as after a long night. */
export function makeDue(page: ExtensionPage): Promise<void> {
  return page.run(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ordertrail');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('open')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const work = db.transaction(['plans', 'sourceStates'], 'readwrite');
          const change = (name: string, values: object): void => {
            const walk = work.objectStore(name).openCursor();
            walk.addEventListener('success', () => {
              const cursor = walk.result;
              if (cursor === null) return;
              cursor.update({ ...cursor.value, ...values });
              cursor.continue();
            });
          };
          change('plans', { dueAt: Date.now() - 1, floors: {} });
          change('sourceStates', { lastCallAt: null, backoffUntil: null, breakerUntil: null, usedScheduled: 0, usedByHand: 0 });
          work.addEventListener('abort', () => reject(work.error ?? new Error('abort')));
          work.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    null,
  );
}

/** The one-shot alarm fires now, as it would when its time had come. */
export function ring(page: ExtensionPage): Promise<void> {
  return page.run(async () => {
    await chrome.alarms.create('next-due', { when: Date.now() });
  }, null);
}

/** True when no poll runs and nothing is due or waits to be shown. */
export async function isQuiet(page: ExtensionPage): Promise<boolean> {
  const polling = await page.run(async () => ((await navigator.locks.query()).held ?? []).some((lock) => lock.name === 'poll'), null);
  if (polling) return false;
  const plans = await readAll(page, 'plans');
  const notices = await readAll(page, 'notices');
  return plans.every((plan) => plan.dueAt > Date.now()) && notices.every((notice) => notice.state !== 'new' && notice.state !== 'showing');
}

/** Makes everything due, rings, and waits until the poller has asked about all of it and fallen silent. */
export async function pollAll(page: ExtensionPage, timeoutMs = 30_000): Promise<void> {
  await makeDue(page);
  await ring(page);
  await until('the poller has done what was due', () => isQuiet(page), timeoutMs);
}
