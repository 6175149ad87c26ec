/**
 * A simulated week of 500 parcels over all sources: how long after an event its notice comes, and how many requests that
 * took. Limits, floors, budgets and batches are the product's own; only the rule for the next look differs.
 */
import { sources } from '@/lib/catalog/meta';
import type { EtaWindow } from '@/lib/model/parcel';
import type { ParcelStatus } from '@/lib/model/status';
import { newSourceState, type SourceState } from '@/lib/model/source-state';
import { DAY, HOUR, type Instant, MINUTE } from '@/lib/model/time';
import { callsLeft, floorOf, spend, wholeAt } from '@/lib/polling/budget';
import { planNext } from '@/lib/polling/cadence';
import { TAKEN_ALONG } from '@/lib/polling/due';
import { shareOf } from '@/lib/polling/spread';
import { minuteOfDay } from '@/lib/text/zones';
import type { Life, LifeEvent } from './lives';

/** When next, given what is known of the parcel; null: never. */
export type Policy = (known: Known, now: Instant) => Instant | null;

export interface Known {
  readonly life: Life;
  readonly newest: LifeEvent | null;
  readonly eta: EtaWindow | null;
  readonly lastLook: boolean;
  readonly zone: string;
}

export const MATTERS: readonly ParcelStatus[] = ['out_for_delivery', 'ready_for_pickup', 'delivered', 'attempt_failed', 'exception'];
const TERMINAL: ReadonlySet<ParcelStatus> = new Set(['delivered', 'returned', 'cancelled']);

/** The product's own rule. */
export const ours: Policy = ({ life, newest, eta, lastLook, zone }, now) => {
  const tellsOffice = sources.get(life.source)?.tellsOffice === true;
  const look = planNext({
    key: life.number, status: newest?.status ?? 'unknown', subStatus: newest?.subStatus ?? null, changedAt: newest?.at ?? life.addedAt, eta, tellsOffice, failures: 0, notFound: 1, lastLook, now, minuteAt: (at) => minuteOfDay(at, zone),
  });
  return look.next === 'ask' ? look.at : null;
};
/** Every parcel every half an hour until it is delivered; all at once, so that what can be asked together is. */
export const halfHourly: Policy = ({ newest }, now) => (newest !== null && TERMINAL.has(newest.status) ? null : (Math.floor(now / (30 * MINUTE)) + 1) * 30 * MINUTE);

export interface Outcome {
  /** Delays from event to notice by kind, ms. */
  readonly delays: ReadonlyMap<ParcelStatus, readonly number[]>;
  /** Events of these kinds that were over before anybody looked: no notice of their own. */
  readonly skipped: number;
  readonly requests: ReadonlyMap<string, number>;
  /** What a source saw most of in a day and in an hour, and the shortest gap for one number. */
  readonly worst: ReadonlyMap<string, { readonly day: number; readonly hour: number; readonly number: number }>;
}

interface Row { readonly life: Life; dueAt: Instant; floorAt: Instant; seen: number; askedAt: Instant; lastLook: boolean }

const etaOf = ({ promised }: Life, now: Instant): EtaWindow | null => {
  if (promised === null || now < promised.since) return null;
  const on = new Date(promised.day + DAY / 2).toISOString().slice(0, 10);
  return { fromOn: on, untilOn: on, fromAt: null, untilAt: null, source: '' };
};

/** The most calls in one day or hour of the clock. */
function mostWithin(calls: readonly Instant[], span: number): number {
  const counts = new Map<number, number>();
  for (const at of calls) counts.set(Math.floor(at / span), (counts.get(Math.floor(at / span)) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** `free`: without a budget for the day (the gaps, floors and batches stand). */
export function simulateWeek(lives: readonly Life[], policy: Policy, begin: Instant, zone: string, free = false): Outcome {
  const delays = new Map<ParcelStatus, number[]>(MATTERS.map((kind) => [kind, []]));
  const requests = new Map<string, number>();
  const worst = new Map<string, { day: number; hour: number; number: number }>();
  let skipped = 0;
  for (const meta of sources.values()) {
    const limits = free ? { ...meta.limits, perDay: 1e9 } : meta.limits;
    // Everything that is known at the beginning was seen before; looks are spread as they would be by then.
    const rows: Row[] = lives.filter(({ source }) => source === meta.id).map((life) => ({ life, dueAt: Math.max(life.addedAt, begin + Math.round(shareOf(life.number) * 60) * MINUTE), floorAt: 0, seen: life.events.filter(({ at }) => at <= begin).length, askedAt: -Infinity, lastLook: false }));
    let state: SourceState = newSourceState(meta.id);
    const most = { day: 0, hour: 0, number: Infinity };
    const calls: Instant[] = [];
    for (let now = begin; now < begin + 7 * DAY; now += MINUTE) {
      const soon = meta.batch > 1 && rows.some((row) => row.dueAt <= now && row.floorAt <= now) ? now + TAKEN_ALONG : now;
      let due = rows.filter((row) => row.dueAt <= soon && row.floorAt <= now).sort((a, b) => Number(b.life.events[b.seen - 1]?.status === 'out_for_delivery') - Number(a.life.events[a.seen - 1]?.status === 'out_for_delivery') || a.dueAt - b.dueAt);
      for (let room = Math.floor(MINUTE / limits.gapMs); room > 0 && due.length > 0; room -= 1) {
        if (callsLeft(state, limits, now, false) < 1) {
          const whole = wholeAt(state, limits, now);
          for (const row of due) row.dueAt = whole + Math.round(shareOf(row.life.number) * 60) * MINUTE;
          break;
        }
        state = spend(state, now, false);
        calls.push(now);
        for (const row of due.slice(0, meta.batch)) {
          most.number = Math.min(most.number, now - row.askedAt);
          const { events } = row.life;
          const seen = events.filter(({ at }) => at <= now).length;
          const fresh = events.slice(row.seen, seen);
          for (const [index, event] of fresh.entries()) {
            if (!MATTERS.includes(event.status)) continue;
            delays.get(event.status)?.push(now - event.at);
            if (index < fresh.length - 1 && !fresh.slice(index + 1).every(({ status }) => status === event.status)) skipped += 1;
          }
          row.seen = seen;
          row.askedAt = now;
          row.floorAt = now + floorOf(limits);
          const newest = events[seen - 1] ?? null;
          const next = policy({ life: row.life, newest, eta: etaOf(row.life, now), lastLook: row.lastLook, zone }, now);
          row.lastLook = newest !== null && TERMINAL.has(newest.status);
          row.dueAt = next === null ? Infinity : Math.max(next, row.floorAt);
        }
        due = due.slice(meta.batch);
      }
    }
    most.day = mostWithin(calls, DAY);
    most.hour = mostWithin(calls, HOUR);
    requests.set(meta.id, calls.length);
    worst.set(meta.id, most);
  }
  return { delays, skipped, requests, worst };
}

export const allDelays = ({ delays }: Outcome): readonly number[] => [...delays.values()].flat();
export const allRequests = ({ requests }: Outcome): number => [...requests.values()].reduce((total, count) => total + count, 0);
