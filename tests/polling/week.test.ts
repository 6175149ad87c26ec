/** What the cadence must reach: no later than half-hourly polling for a quarter of its requests, within every limit. */
import { expect, it } from 'vitest';
import { sources } from '@/lib/catalog/meta';
import { makeLives } from '@/tests/bench/lives';
import { compareWeek, PLACES } from '@/tests/bench/week-report';
import { MINUTE } from '@/lib/model/time';
import { floorOf } from '@/lib/polling/budget';

it('500 lives have all kinds of ends, over all sources, and nothing of them at night but what moves on the road', () => {
  const lives = makeLives(2027, PLACES[0].midnight);
  expect([lives.length, new Set(lives.map(({ source }) => source)).size]).toEqual([500, sources.size]);
  const kinds = new Set(lives.flatMap(({ events }) => events.map(({ status }) => status)));
  expect([...kinds].toSorted()).toEqual(['attempt_failed', 'delivered', 'exception', 'in_transit', 'out_for_delivery', 'pre_transit', 'ready_for_pickup']);
});

it.each(PLACES.map((place, index) => ({ ...place, seed: 2027 + index })))('a week in $zone: notices that matter come no later, for a quarter of the requests', (place) => {
  const { ours, half } = compareWeek(place.seed, place);
  expect(ours.median).toBeLessThanOrEqual(half.median);
  expect(ours.requests / half.requests).toBeLessThanOrEqual(0.25);
  for (const { outcome } of [ours, half]) {
    for (const [id, worst] of outcome.worst) {
      const limits = sources.get(id)?.limits;
      if (limits === undefined) throw new Error(id);
      expect(worst.day, id).toBeLessThanOrEqual(limits.perDay);
      if (limits.perHour !== undefined) expect(worst.hour, id).toBeLessThanOrEqual(limits.perHour);
      expect(worst.number, id).toBeGreaterThanOrEqual(Math.floor(floorOf(limits) / MINUTE) * MINUTE);
    }
  }
}, 120_000);
