import { expect, it } from 'vitest';
import { buildHouse, event, found, madeUpSource } from '@/tests/_support/house';
import { tellClockStories, tellHistories } from './stories';

// 10,000 histories and 500 clock sequences: npm run test:long.
it('a carrier that rewrites, reorders, repeats and cuts its history moves no milestone twice and none is lost (R10)', async () => {
  expect((await tellHistories(300)).slice(0, 10)).toEqual([]);
}, 300_000);

it('clocks that jump tell nothing twice and leave nobody silent (R6)', async () => {
  expect((await tellClockStories(15)).slice(0, 10)).toEqual([]);
}, 300_000);

it('first sight of 10,000 parcels with ten events each raises no pop-up (R9)', async () => {
  const start = Date.UTC(2026, 10, 24);
  const events = Array.from({ length: 10 }, (_, index) => event(index === 0 ? 'delivered' : 'in_transit', new Date(start - index * 3_600_000).toISOString()));
  const house = await buildHouse({ metas: [madeUpSource({ batch: 500, limits: { gapMs: 1, perDay: 1e9, perNumberMs: 1000 } })], answers: () => found(events) });
  await house.db.transaction('rw', [house.db.parcels, house.db.plans, house.db.counters, house.db.aliases, house.db.orders, house.db.orderParcels], async () => {
    for (let index = 0; index < 10_000; index += 1) await house.add(`N${index}`);
  });
  for (let run = 0; run < 40 && (await house.db.parcels.where('[shelf+shelfAt]').between(['moving', -Infinity], ['moving', Infinity]).count()) > 0; run += 1) await house.tick();
  expect(await house.db.events.count()).toBe(100_000);
  expect(house.outside.popUps).toEqual([]);
  expect(await house.db.notices.count()).toBe(0);
}, 300_000);
