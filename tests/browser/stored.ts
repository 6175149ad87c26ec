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
  readonly secrets: { readonly source: string };
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
    table,
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
  await until('the poller has done what was due', () => isQuiet(page), timeoutMs).catch(async (error: unknown) => {
    const waiting = { plans: (await readAll(page, 'plans')).filter((plan) => plan.dueAt <= Date.now()).slice(0, 3), notices: (await readAll(page, 'notices')).filter((row) => row.state === 'new' || row.state === 'showing').slice(0, 3), sources: await readAll(page, 'sourceStates') };
    throw new Error(`${String(error)}; ${JSON.stringify({ now: Date.now(), ...waiting })}`);
  });
}

/** Floors of numbers are as after their time; what is due and what is not stays as it is. */
export function freeFloors(page: ExtensionPage): Promise<void> {
  return page.run(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ordertrail');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('open')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const work = db.transaction('plans', 'readwrite');
          const walk = work.objectStore('plans').openCursor();
          walk.addEventListener('success', () => {
            const cursor = walk.result;
            if (cursor === null) return;
            if (cursor.value.dueAt <= Date.now() + 65_000) cursor.update({ ...cursor.value, floors: {}, dueAt: Math.min(cursor.value.dueAt, Date.now() - 1) });
            cursor.continue();
          });
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

/** The pace and budget of a source, by the setting that is stored for patient or paying people. */
export function setLimits(page: ExtensionPage, source: string, limits: SourceState['limits']): Promise<void> {
  return page.run(
    ({ source, limits }: { readonly source: string; readonly limits: object }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ordertrail');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('open')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const work = db.transaction('sourceStates', 'readwrite');
          const rows = work.objectStore('sourceStates');
          const asking = rows.get(source);
          asking.addEventListener('success', () => {
            const fresh = {
              source, lastGoodAt: null, failure: null, failingSince: null, lastFailureAt: null, failuresInRow: 0, recent: [], backoffUntil: null, breakerUntil: null, breakerStep: 0,
              stopped: false, lastCallAt: null, budgetOn: null, usedScheduled: 0, usedByHand: 0, drift: {}, enabled: true,
            };
            rows.put({ ...fresh, ...asking.result, limits });
          });
          work.addEventListener('abort', () => reject(work.error ?? new Error('abort')));
          work.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    { source, limits },
  );
}

/** What a page of ours says to the background. */
export function command(page: ExtensionPage, name: string, input: object): Promise<{ readonly ok: boolean; readonly value?: unknown; readonly problem?: { readonly kind: string } }> {
  return page.run((envelope: { readonly command: string; readonly input: object }) => chrome.runtime.sendMessage(envelope), { command: name, input });
}

/** Adds numbers of one carrier, as the paste box does. */
export async function addNumbers(page: ExtensionPage, carrier: string, numbers: readonly string[]): Promise<void> {
  const additions = numbers.map((number) => ({ kind: 'parcel', number, carrier, input: {}, source: null, title: null, pickupCode: null, pickupPlace: null }));
  const answer = await command(page, 'intake.add', { additions, links: [] });
  if (!answer.ok) throw new Error(`intake.add: ${JSON.stringify(answer)}`);
}
