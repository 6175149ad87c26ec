/** The pure decisions: when next, wait how long. */
import { describe, expect, it } from 'vitest';
import type { ParcelStatus } from '@/lib/model/status';
import { newSourceState } from '@/lib/model/source-state';
import { DAY, HOUR, MINUTE } from '@/lib/model/time';
import { afterFailure, afterGood, restsUntil } from '@/lib/polling/breaker';
import { callsLeft, spend, waitBeforeCall, wholeAt } from '@/lib/polling/budget';
import { type CadenceInput, planNext } from '@/lib/polling/cadence';
import { minuteOfDay, readLocal } from '@/lib/text/zones';

const NOON = Date.UTC(2026, 10, 24, 12);
const input = (status: ParcelStatus, change: Partial<CadenceInput> = {}): CadenceInput => ({
  key: 'post:A1', status, subStatus: null, changedAt: NOON - HOUR, eta: null, tellsOffice: false, failures: 0, notFound: 1, lastLook: false, now: NOON, minuteAt: (at) => minuteOfDay(at, 'Etc/UTC'), ...change,
});
const MORNING = Date.UTC(2026, 10, 24, 8);
const onDay = (day: string): CadenceInput['eta'] => ({ fromOn: day, untilOn: day, fromAt: null, untilAt: null, source: 'post' });
const hours = (given: CadenceInput): number => {
  const look = planNext(given);
  return look.next === 'ask' ? (look.at - given.now) / HOUR : Number.NaN;
};

describe('cadence', () => {
  it.each([
    ['pre_transit', 24], ['in_transit', 5], ['out_for_delivery', 16 / 60], ['ready_for_pickup', 3], ['attempt_failed', 8], ['exception', 8], ['not_found', 2], ['delivered', 24],
  ] as const)('%s: about every %d h, within a fifth', (status, every) => {
    expect(hours(input(status, { minuteAt: () => 12 * 60 }))).toBeGreaterThanOrEqual(every * 0.79);
    expect(hours(input(status, { minuteAt: () => 12 * 60 }))).toBeLessThanOrEqual(every * 1.21);
  });

  it('inside a promised window every quarter of an hour', () => {
    const eta = { fromOn: '2026-11-24', untilOn: '2026-11-24', fromAt: NOON - HOUR, untilAt: NOON + 2 * HOUR, source: 'post' };
    expect(hours(input('out_for_delivery', { eta }))).toBeLessThan(0.31);
  });

  it('customs is slower, silence slower still, long silence stops', () => {
    expect(hours(input('in_transit', { subStatus: 'customs_processing' }))).toBeGreaterThan(7.9);
    expect(hours(input('in_transit', { changedAt: NOON - 16 * DAY }))).toBeGreaterThan(19);
    expect(planNext(input('in_transit', { changedAt: NOON - 31 * DAY }))).toEqual({ next: 'stale' });
  });

  it.each([
    ['where rounds are loaded', { subStatus: 'at_delivery_office', changedAt: MORNING - 3 * DAY }, 'today'],
    ['promised for today', { eta: onDay('2026-11-24') }, 'today'],
    ['promised for yesterday', { eta: onDay('2026-11-23') }, 'today'],
    ['promised for tomorrow', { eta: onDay('2026-11-25') }, 'far'],
    ['came in somewhere last night', { subStatus: 'arrived_facility', changedAt: MORNING - 9 * HOUR }, 'today'],
    ['came in, where the source would tell the delivering office', { subStatus: 'arrived_facility', changedAt: MORNING - 9 * HOUR, tellsOffice: true }, 'soon'],
    ['on the road since last night', { subStatus: 'departed_facility', changedAt: MORNING - 9 * HOUR }, 'soon'],
    ['not heard of since the day before yesterday', { changedAt: MORNING - 40 * HOUR }, 'far'],
    ['in the air', { subStatus: 'departed_origin_country', changedAt: MORNING - 2 * HOUR }, 'far'],
    ['with customs', { subStatus: 'customs_processing', changedAt: MORNING - 2 * HOUR }, 'far'],
  ] as const)('the morning of a parcel that is %s', (_title, change, near) => {
    const wait = hours(input('in_transit', { now: MORNING, ...change }));
    expect(wait < 0.6 ? 'today' : wait < 2.5 ? 'soon' : 'far').toBe(near);
  });

  it('whoever was not met is brought it again in the morning', () => {
    expect(hours(input('attempt_failed', { now: MORNING }))).toBeLessThan(0.6);
  });

  it('not found is asked about ever more rarely', () => {
    const waits = [1, 2, 3, 4, 5, 9].map((notFound) => hours(input('not_found', { notFound, minuteAt: () => 12 * 60 })));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBeLessThan(29);
  });

  it('the night belongs to what is out for delivery; the rest waits for the morning, each at its own minute', () => {
    const evening = Date.UTC(2026, 10, 24, 22, 30);
    const looks = ['a', 'b', 'c'].map((key) => planNext(input('in_transit', { key, now: evening, changedAt: evening - HOUR })));
    const minutes = looks.map((look) => (look.next === 'ask' ? minuteOfDay(look.at, 'Etc/UTC') : Number.NaN));
    expect(minutes.every((minute) => minute >= 6 * 60 + 45 && minute <= 7 * 60 + 15)).toBe(true);
    expect(new Set(minutes).size).toBe(3);
    expect(hours(input('out_for_delivery', { now: evening }))).toBeLessThan(2.5);
  });

  it('what is delivered is looked at once more; what was long delivered is not', () => {
    expect(planNext(input('delivered', { lastLook: true }))).toEqual({ next: 'done' });
    expect(planNext(input('delivered', { changedAt: NOON - 5 * DAY }))).toEqual({ next: 'done' });
  });

  it('failures wait from a minute to six hours', () => {
    expect(hours(input('in_transit', { failures: 1 }))).toBeLessThan(0.03);
    expect(hours(input('in_transit', { failures: 30 }))).toBeLessThanOrEqual(7.2);
  });

  it('the same parcel gets the same plan, a thousand parcels are spread', () => {
    expect(planNext(input('in_transit'))).toEqual(planNext(input('in_transit')));
    const spread = new Set(Array.from({ length: 1000 }, (_, index) => Math.floor(hours(input('in_transit', { key: `post:${index}` })) * 60)));
    expect(spread.size).toBeGreaterThan(60);
  });
});

describe('breaker and budget', () => {
  it('five failures in a row open it, a failing probe opens it longer, a good one closes it', () => {
    let state = newSourceState('post');
    for (let count = 0; count < 5; count += 1) state = afterFailure(state, 'upstream', undefined, NOON);
    const first = restsUntil(state, NOON) ?? 0;
    expect(first - NOON).toBe(15 * MINUTE);
    state = afterFailure(state, 'upstream', undefined, first + 1);
    expect((restsUntil(state, first + 1) ?? 0) - first).toBeGreaterThan(29 * MINUTE);
    state = afterGood(state, first + HOUR);
    expect(restsUntil(state, first + HOUR)).toBeNull();
  });

  it('half of the last twenty bad opens it too', () => {
    let state = newSourceState('post');
    for (let count = 0; count < 12; count += 1) state = count % 2 === 0 ? afterGood(state, NOON) : afterFailure(state, 'unreachable', undefined, NOON);
    expect(restsUntil(state, NOON)).not.toBeNull();
  });

  it.each([[undefined, 5 * MINUTE], [10, MINUTE], [7200, 2 * HOUR], [9_999_999, DAY]])('Retry-After %s rests %d ms', (seconds, rest) => {
    expect((restsUntil(afterFailure(newSourceState('post'), 'rate_limited', seconds, NOON), NOON) ?? 0) - NOON).toBe(rest);
  });

  it('offline leaves no trace', () => {
    const state = newSourceState('post');
    expect(afterFailure(state, 'offline', undefined, NOON)).toEqual(state);
  });

  it('a source that counts hours is left alone until the next one', () => {
    const limits = { gapMs: 1000, perDay: 1000, perHour: 10, perNumberMs: 0 };
    const at = NOON + 20 * MINUTE;
    let state = newSourceState('post');
    for (let count = 0; count < 8; count += 1) state = spend(state, at, false);
    expect([callsLeft(state, limits, at, false), callsLeft(state, limits, at, true), wholeAt(state, limits, at)]).toEqual([0, 2, NOON + HOUR]);
    expect(callsLeft(state, limits, NOON + HOUR, false)).toBe(8);
    expect(wholeAt(spend(state, at, false), { ...limits, perDay: 10 }, at)).toBe(Date.UTC(2026, 10, 25));
  });

  it('scheduled work leaves a fifth of the day to clicks, and a new day is whole', () => {
    const limits = { gapMs: 1000, perDay: 10, perNumberMs: 0 };
    let state = newSourceState('post');
    for (let count = 0; count < 8; count += 1) state = spend(state, NOON, false);
    expect([callsLeft(state, limits, NOON, false), callsLeft(state, limits, NOON, true)]).toEqual([0, 2]);
    state = spend(spend(state, NOON, true), NOON, true);
    expect(callsLeft(state, limits, NOON, true)).toBe(0);
    expect(callsLeft(state, limits, NOON + DAY, true)).toBe(10);
    expect(waitBeforeCall(state, limits, NOON + 300)).toBe(700);
    expect(waitBeforeCall(state, limits, NOON - DAY)).toBe(1000);
  });
});

describe('zones', () => {
  it.each([
    ['2026-07-01T12:00:00', 'Asia/Shanghai', '2026-07-01T04:00:00Z'],
    ['2026-07-01T12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00Z'],
    ['2026-01-01T12:00:00', 'Europe/Berlin', '2026-01-01T11:00:00Z'],
    ['2026-03-29T02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-11-24', 'Asia/Tokyo', '2026-11-24T03:00:00Z'],
    ['2026-12-31T23:59:59', 'America/New_York', '2027-01-01T04:59:59Z'],
  ])('%s in %s', (local, zone, utc) => {
    expect(readLocal(local, zone)).toBe(Date.parse(utc));
  });
  it('nonsense is no time', () => expect(readLocal('2026-99-99T99:99:99', 'Etc/UTC')).toBeNull());
});
