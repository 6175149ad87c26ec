import { expect, it } from 'vitest';
import { HOUR } from '@/lib/model/time';
import { buildHouse, event, found, madeUpSource } from '../_support/house';

it('a delivered parcel has no plan any more, but its source\'s floor still beats the button', async () => {
  const source = madeUpSource({ limits: { gapMs: 0, perDay: 1000, perNumberMs: 6 * HOUR } });
  const house = await buildHouse({ metas: [source], answers: () => found([event('delivered', '2026-11-24T10:00:00Z')]) });
  const key = await house.add('A1000');
  await house.engine.run();
  // The last look, a day later.
  await house.makeDue();
  await house.engine.run();
  const asked = house.outside.requests.length;
  expect([await house.db.plans.count(), (await house.parcel(key)).status]).toEqual([0, 'delivered']);
  const startsAt = await house.engine.checkNow(key);
  expect(startsAt - house.outside.now).toBeGreaterThan(5 * HOUR);
  await house.engine.run();
  expect(house.outside.requests).toHaveLength(asked);
  house.outside.now = startsAt;
  await house.engine.run();
  expect(house.outside.requests).toHaveLength(asked + 1);
});
