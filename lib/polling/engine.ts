/**
 * The poller (design section 6): one at a time, in slices, safe to repeat and safe to be killed. Every decision is read
 * from the database; memory holds nothing that matters.
 */
import type { Settings } from '@/lib/model/settings';
import { newPlan, newSourceState } from '@/lib/model/source-state';
import { type Instant, MINUTE, SECOND } from '@/lib/model/time';
import { readSettings } from '@/lib/storage/settings';
import { purgeDeleted } from '@/lib/storage/writes/remove';
import { repairAlarms } from './alarms';
import { restsUntil } from './breaker';
import { callsLeft, callsOfBatch, floorOf, limitsOf, wholeAt } from './budget';
import { mendClock } from './clock-mending';
import { sortDue } from './due';
import type { EngineParts } from './engine-parts';
import { type LaneResult, runLane, type SliceTime } from './lane';
import { nameOfWay, routeParcel } from './router';
import { lookAround } from './world';

const SLICE = 20 * SECOND;
const RUN = 4 * MINUTE;

export interface Engine {
  /** Asks about whatever is due and leaves the alarms right. Leaves at once where a poller is at work. */
  run(): Promise<void>;
  /** Makes a parcel due as soon as its floors allow; returns when (ms UTC). */
  checkNow(key: string): Promise<Instant>;
}

export function createEngine(parts: EngineParts): Engine {
  const { db, ports, metas, sources } = parts;
  let running = false;
  let hurried = false;

  async function runSlice(settings: Settings, hardStop: Instant, signal: AbortSignal): Promise<LaneResult> {
    hurried = false;
    const world = await lookAround(parts);
    const lanes = await sortDue(parts, world);
    const softStop = Math.min(ports.clock.now() + SLICE, hardStop);
    const time: SliceTime = { softStop, hardStop, signal, hurried: () => hurried };
    const results = await Promise.all(
      [...lanes].map(async ([id, rows]) => {
        const meta = metas.get(id);
        const source = sources.get(id);
        return meta === undefined || source === undefined ? { asked: 0, offline: false } : runLane(parts, world, meta, source, rows, settings, time);
      }),
    );
    return { asked: results.reduce((sum, result) => sum + result.asked, 0), offline: results.some((result) => result.offline) };
  }

  /** Slices until nothing is due, time is up or nobody can be reached. True: no network. */
  async function poll(): Promise<boolean> {
    const stop = new AbortController();
    const hardStop = ports.clock.now() + RUN;
    await mendClock(db, ports.clock.now());
    await parts.tendNotices();
    try {
      while (ports.clock.now() < hardStop) {
        const { asked, offline } = await runSlice(await readSettings(db), hardStop, stop.signal);
        await parts.tendNotices();
        if (offline) return true;
        if (asked === 0 && !hurried) return false;
      }
      return false;
    } finally {
      stop.abort();
      // It may have jumped while we asked.
      await mendClock(db, ports.clock.now());
    }
  }

  async function run(): Promise<void> {
    if (running) {
      hurried = true;
      return;
    }
    running = true;
    let offline = false;
    try {
      do {
        hurried = false;
        const outcome = await ports.locks.ifFree('poll', poll);
        offline = outcome === true;
        // What was asked for between the last look and now is not left to an alarm.
      } while (hurried && !offline);
      await purgeDeleted(db, ports.clock.now());
    } finally {
      running = false;
      await repairAlarms(ports, db, offline);
    }
  }

  async function checkNow(key: string): Promise<Instant> {
    const now = ports.clock.now();
    const world = await lookAround(parts);
    return db.transaction('rw', db.plans, db.parcels, db.sourceStates, async () => {
      const parcel = await db.parcels.get(key);
      const planned = await db.plans.get(key);
      const plan = planned ?? newPlan(key, now, 'asked by hand');
      if (parcel === undefined) return now;
      const route = routeParcel(parcel, plan, world, now);
      let at = now;
      let { floors } = plan;
      const meta = route.to === 'source' ? metas.get(route.way.source) : undefined;
      if (meta !== undefined) {
        const state = (await db.sourceStates.get(meta.id)) ?? newSourceState(meta.id);
        const limits = limitsOf(meta, state);
        // A parcel whose life is over has no plan and no floors any more: the last question tells them.
        const name = route.to === 'source' ? nameOfWay(route.way) : meta.id;
        if (planned === undefined && parcel.lastAskedAt !== null) floors = { [name]: Math.min(parcel.lastAskedAt, now) + floorOf(limits) };
        const whole = callsLeft(state, limits, now, true) >= callsOfBatch(limits) ? now : wholeAt(state, limits, now, callsOfBatch(limits));
        at = Math.max(now, floors[name] ?? 0, restsUntil(state, now) ?? 0, whole);
      }
      await db.plans.put({ ...plan, floors, dueAt: at, byHand: true, reason: 'asked by hand' });
      return at;
    });
  }

  return { run, checkNow };
}
