/**
 * The two liberties that a browser test takes between slices: moving stored times (due, floors, budgets) in IndexedDB, and
 * firing an alarm. Both from an extension page; the build itself has no test hook. Reading is for judging the outcome.
 */
import type { ShipmentEvent } from '@/lib/model/event';
import type { Notice } from '@/lib/model/notice';
import type { Order, OrderParcel } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import { newSourceState, type PollPlan, type SourceState } from '@/lib/model/source-state';
import { type ExtensionPage, PATIENCE_MS, until } from '@/tests/_support/browser';

interface StoredTypes {
  readonly parcels: Parcel;
  readonly orders: Order;
  readonly orderParcels: OrderParcel;
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

/** A change of stored rows: of one row by key (made from `fresh` where there is none), or of all, or of those due by a time. */
interface RowChange {
  readonly table: 'plans' | 'sourceStates';
  readonly set: object;
  readonly key?: string;
  readonly fresh?: object;
  readonly dueBy?: number;
}

function changeRows(page: ExtensionPage, changes: readonly RowChange[]): Promise<void> {
  return page.run(
    (given: readonly RowChange[]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ordertrail');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('open')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const work = db.transaction(['plans', 'sourceStates'], 'readwrite');
          for (const { table, set, key, fresh, dueBy } of given) {
            const rows = work.objectStore(table);
            if (key !== undefined) {
              const asking = rows.get(key);
              asking.addEventListener('success', () => rows.put({ ...fresh, ...asking.result, ...set }));
              continue;
            }
            const walk = rows.openCursor();
            walk.addEventListener('success', () => {
              const cursor = walk.result;
              if (cursor === null) return;
              if (dueBy === undefined || cursor.value.dueAt <= dueBy) cursor.update({ ...cursor.value, ...set });
              cursor.continue();
            });
          }
          work.addEventListener('abort', () => reject(work.error ?? new Error('abort')));
          work.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    changes,
  );
}

/** Every parcel is due now and nothing forbids asking: floors, pace, back-off and budgets are as after a long night. */
export function makeDue(page: ExtensionPage): Promise<void> {
  return changeRows(page, [
    { table: 'plans', set: { dueAt: Date.now() - 1, floors: {} } },
    { table: 'sourceStates', set: { lastCallAt: null, backoffUntil: null, breakerUntil: null, usedScheduled: 0, usedByHand: 0 } },
  ]);
}

/** Floors of numbers that wait to be asked are as after their time; what is not due stays as it is. */
export function freeFloors(page: ExtensionPage): Promise<void> {
  return changeRows(page, [{ table: 'plans', set: { floors: {}, dueAt: Date.now() - 1 }, dueBy: Date.now() + 65_000 }]);
}

/** The pace and budget of a source, by the setting that is stored for patient or paying people. */
export function setLimits(page: ExtensionPage, source: string, limits: SourceState['limits']): Promise<void> {
  return changeRows(page, [{ table: 'sourceStates', key: source, fresh: newSourceState(source), set: { limits } }]);
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
export async function pollAll(page: ExtensionPage, timeoutMs = PATIENCE_MS): Promise<void> {
  await makeDue(page);
  await ring(page);
  await until('the poller has done what was due', () => isQuiet(page), timeoutMs).catch(async (error: unknown) => {
    const waiting = { plans: (await readAll(page, 'plans')).filter((plan) => plan.dueAt <= Date.now()).slice(0, 3), notices: (await readAll(page, 'notices')).filter((row) => row.state === 'new' || row.state === 'showing').slice(0, 3), sources: await readAll(page, 'sourceStates') };
    throw new Error(`${String(error)}; ${JSON.stringify({ now: Date.now(), ...waiting })}`);
  });
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
