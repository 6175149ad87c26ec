import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/adapter/contract';
import { SourceFailure } from '@/lib/adapter/contract';
import { DAY, HOUR, MINUTE } from '@/lib/model/time';
import { buildHouse, event, found, madeUpSource } from '@/tests/_support/house';

const at = (hours: number): string => new Date(Date.UTC(2026, 10, 24, 12) + hours * HOUR).toISOString().replace('.000', '');
const PICKED = event('in_transit', at(-20), { subStatus: 'picked_up' });
const OUT = event('out_for_delivery', at(-1));
const DONE = event('delivered', at(0.5));
const failed = (failure: 'auth' | 'rate_limited' | 'upstream' | 'needs_input', retryAfterSeconds?: number): Answer => ({ kind: 'failed', carrier: null, failure, code: null, message: null, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) });

describe('the main road', () => {
  it('first sight tells nothing, every later milestone is told once', async () => {
    let history = [PICKED];
    const house = await buildHouse({ answers: () => found(history) });
    const key = await house.add('A1');
    await house.engine.run();
    expect(house.outside.popUps).toEqual([]);
    expect((await house.parcel(key)).status).toBe('in_transit');
    for (const step of [OUT, DONE]) {
      history = [step, ...history];
      for (let again = 0; again < 3; again += 1) {
        await house.makeDue();
        await house.engine.run();
      }
    }
    expect(house.outside.popUps.map(({ id }) => id)).toEqual([`${key}|out_for_delivery|1`, `${key}|delivered|1`]);
    expect(await house.db.events.count()).toBe(3);
    expect((await house.parcel(key)).shelf).toBe('done');
  });

  it('a number that was not there yet and then is shipped is told', async () => {
    let answer: Answer = { kind: 'not_found', carrier: null, subStatus: 'no_record', code: null, message: null };
    const house = await buildHouse({ answers: () => answer });
    const key = await house.add('A1');
    await house.engine.run();
    expect((await house.parcel(key)).status).toBe('not_found');
    answer = found([PICKED]);
    await house.makeDue();
    await house.engine.run();
    expect(house.outside.popUps.map(({ id }) => id)).toEqual([`${key}|shipped|1`]);
  });

  it('a delivered parcel gets one last look and then rests', async () => {
    const house = await buildHouse({ answers: () => found([DONE, PICKED]) });
    const key = await house.add('A1');
    await house.engine.run();
    const plan = await house.db.plans.get(key);
    expect((plan?.dueAt ?? 0) - house.outside.now).toBeGreaterThan(19 * HOUR);
    await house.makeDue();
    await house.engine.run();
    expect(await house.db.plans.count()).toBe(0);
    expect(house.outside.alarms.has('next-due')).toBe(false);
    expect(house.outside.alarms.has('watchdog')).toBe(true);
  });

  it('a carrier that becomes known renames the parcel and keeps its old key open', async () => {
    const metas = [madeUpSource({ id: 'finder', carriers: '*', detects: true, kind: 'aggregator' })];
    const house = await buildHouse({ metas, answers: () => ({ ...found([PICKED]), carrier: 'post' }) });
    const key = await house.add('A1', null);
    await house.engine.run();
    expect(key).toBe('?:A1');
    expect((await house.parcel('post:A1')).status).toBe('in_transit');
    expect((await house.db.aliases.get('?:A1'))?.key).toBe('post:A1');
    expect((await house.db.plans.toArray()).map((plan) => plan.subject)).toEqual(['post:A1']);
  });
});

describe('limits', () => {
  it('keeps the gap between calls and the floor of a number', async () => {
    const house = await buildHouse({ metas: [madeUpSource({ limits: { gapMs: 3000, perDay: 10_000, perNumberMs: 6 * HOUR } })], answers: () => found([OUT]) });
    const keys = await Promise.all(Array.from({ length: 12 }, (_, index) => house.add(`N${index}`)));
    await house.engine.run();
    const times = house.outside.requests.map((request) => request.at);
    expect(times).toHaveLength(12);
    expect(Math.min(...times.slice(1).map((time, index) => time - (times[index] ?? 0)))).toBeGreaterThanOrEqual(3000);
    const until = await house.engine.checkNow(keys[0] ?? '');
    expect(until - (times[0] ?? 0)).toBeGreaterThanOrEqual(6 * HOUR - 3000);
    await house.engine.run();
    expect(house.outside.requests).toHaveLength(12);
  });

  it('keeps a fifth of the day for clicks and postpones the rest to the next day', async () => {
    const house = await buildHouse({ metas: [madeUpSource({ limits: { gapMs: 10, perDay: 10, perNumberMs: 1000 } })], answers: () => found([PICKED]) });
    const keys = await Promise.all(Array.from({ length: 20 }, (_, index) => house.add(`N${index}`)));
    await house.engine.run();
    expect(house.outside.requests.length).toBeLessThanOrEqual(8);
    const waiting = await house.db.plans.where('dueAt').above(house.outside.now + 11 * HOUR).count();
    expect(waiting).toBeGreaterThan(10);
    const unasked = (await house.db.plans.toArray()).find((plan) => keys.includes(plan.subject) && Object.keys(plan.floors).length === 0);
    expect(await house.engine.checkNow(unasked?.subject ?? '')).toBeLessThanOrEqual(house.outside.now);
    const before = house.outside.requests.length;
    await house.engine.run();
    expect(house.outside.requests.length).toBe(before + 1);
  });

  it('asks many numbers in one call where the source takes many', async () => {
    const house = await buildHouse({ metas: [madeUpSource({ batch: 40 })], answers: () => found([PICKED]) });
    for (let index = 0; index < 90; index += 1) await house.add(`N${index}`);
    await house.engine.run();
    expect(house.outside.requests.map(({ request }) => (JSON.parse(request.body ?? '[]') as string[]).length)).toEqual([40, 40, 10]);
  });

  it('spreads what a run cannot hold, and no row is forgotten', async () => {
    const house = await buildHouse({ metas: [madeUpSource({ limits: { gapMs: 5000, perDay: 100_000, perNumberMs: 1000 } })], answers: () => found([PICKED]) });
    for (let index = 0; index < 100; index += 1) await house.add(`N${index}`);
    await house.engine.run();
    expect(house.outside.requests.length).toBeLessThan(60);
    for (let run = 0; run < 60 && house.outside.requests.length < 100; run += 1) await house.tick();
    expect(house.outside.requests.length).toBe(100);
  });
});

describe('failures', () => {
  it('a refused key stops the source, tells once, and keeps every last state', async () => {
    let answer: Answer = found([PICKED]);
    const metas = [madeUpSource({ id: 'keyed', carriers: '*', detects: true, kind: 'aggregator', secrets: [{ name: 'token', label: { en: 'Key' } }] })];
    const house = await buildHouse({ metas, answers: () => answer });
    house.outside.secrets.set('keyed', { token: 'x' });
    const keys = [await house.add('A1'), await house.add('A2')];
    await house.engine.run();
    answer = failed('auth');
    await house.makeDue();
    await house.tick(4);
    const asked = house.outside.requests.length;
    await house.makeDue();
    await house.tick(3);
    expect(house.outside.requests.length).toBe(asked);
    expect(house.outside.popUps.map(({ id }) => id.replace(/\d+$/, 'N'))).toEqual(['keyed|source_auth|N']);
    for (const key of keys) expect(await house.parcel(key)).toMatchObject({ status: 'in_transit', blocked: 'auth', shelf: 'moving' });
  });

  it('Retry-After wins over our own back-off', async () => {
    const house = await buildHouse({ answers: () => failed('rate_limited', 7200) });
    await house.add('A1');
    await house.add('A2');
    await house.engine.run();
    expect(house.outside.requests).toHaveLength(1);
    const state = await house.db.sourceStates.get('post');
    expect((state?.backoffUntil ?? 0) - house.outside.now).toBeGreaterThan(1.99 * HOUR);
    await house.tick(3);
    expect(house.outside.requests.every((request) => request.at < house.outside.now)).toBe(true);
    const second = house.outside.requests[1]?.at ?? Infinity;
    expect(second - (house.outside.requests[0]?.at ?? 0)).toBeGreaterThanOrEqual(2 * HOUR);
  });

  it('five failures in a row open the breaker; one probe closes it', async () => {
    let answer: Answer = failed('upstream');
    const house = await buildHouse({ answers: () => answer });
    for (let index = 0; index < 8; index += 1) await house.add(`N${index}`);
    await house.engine.run();
    expect(house.outside.requests).toHaveLength(5);
    const until = (await house.db.sourceStates.get('post'))?.breakerUntil ?? 0;
    expect(until - house.outside.now).toBeGreaterThan(14 * MINUTE);
    answer = found([PICKED]);
    house.outside.now = until + 1;
    await house.makeDue();
    await house.engine.run();
    expect((await house.db.sourceStates.get('post'))?.breakerUntil).toBeNull();
    expect(house.outside.requests.length).toBe(13);
  });

  it('offline is charged to nobody', async () => {
    const house = await buildHouse({ answers: () => found([PICKED]) });
    house.outside.answer = () => {
      throw new SourceFailure('offline');
    };
    const key = await house.add('A1');
    await house.add('A2');
    await house.engine.run();
    expect(house.outside.requests).toHaveLength(1);
    expect(await house.db.plans.get(key)).toMatchObject({ failures: 0, floors: {} });
    expect((await house.db.sourceStates.get('post'))?.failuresInRow ?? 0).toBe(0);
    house.outside.answer = () => house.outside.reply({});
    await house.tick(3);
    expect((await house.parcel(key)).status).toBe('in_transit');
  });

  it('without permission, key or source the parcel says what is missing', async () => {
    const metas = [madeUpSource(), madeUpSource({ id: 'keyed', carriers: '*', detects: true, kind: 'aggregator', secrets: [{ name: 'token', label: { en: 'Key' } }] })];
    const house = await buildHouse({ metas, answers: (number) => (number === 'A3' ? failed('needs_input') : found([PICKED])) });
    house.outside.permitted = () => false;
    const known = await house.add('A1');
    const unknown = await house.add('A2', null);
    await house.engine.run();
    expect((await house.parcel(known)).blocked).toBe('permission_missing');
    expect((await house.parcel(unknown)).blocked).toBe('no_source');
    expect(house.outside.badge).toBe(2);
    house.outside.permitted = () => true;
    house.outside.secrets.set('keyed', { token: 'x' });
    const needy = await house.add('A3', 'sf');
    await house.makeDue();
    await house.engine.run();
    expect((await house.parcel(needy)).blocked).toBe('needs_input');
    expect((await house.parcel(known)).blocked).toBeNull();
  });

  it('an aggregator is spent only when the direct source said not-found twice, a day apart', async () => {
    const metas = [madeUpSource(), madeUpSource({ id: 'keyed', carriers: '*', kind: 'aggregator' })];
    const house = await buildHouse({ metas, answers: (_number, source) => (source === 'keyed' ? found([PICKED]) : { kind: 'not_found', carrier: null, subStatus: 'no_record', code: null, message: null }) });
    const key = await house.add('A1');
    await house.engine.run();
    await house.makeDue();
    await house.engine.run();
    expect(new Set(house.outside.requests.map(({ request }) => request.endpoint))).toEqual(new Set(['post.track']));
    house.outside.now += DAY + 1;
    await house.makeDue();
    await house.engine.run();
    expect((await house.parcel(key)).leadSource).toBeNull();
    await house.makeDue();
    await house.engine.run();
    expect((await house.parcel(key)).leadSource).toBe('keyed');
  });

  it('a failed or inconclusive answer never overwrites the last good state', async () => {
    let answer: Answer = found([OUT, PICKED]);
    const house = await buildHouse({ answers: () => answer });
    const key = await house.add('A1');
    await house.engine.run();
    const good = await house.parcel(key);
    for (const bad of [failed('upstream'), { kind: 'inconclusive', carrier: null, code: null, message: null }, { kind: 'not_found', carrier: null, subStatus: 'no_record', code: null, message: null }] satisfies Answer[]) {
      answer = bad;
      await house.makeDue();
      await house.engine.run();
      expect(await house.parcel(key)).toMatchObject({ status: good.status, statusAt: good.statusAt, latestText: good.latestText });
    }
  });

  it('a throw inside an adapter is a failure of that source alone', async () => {
    const metas = [madeUpSource(), madeUpSource({ id: 'other', carriers: ['other'] })];
    const house = await buildHouse({ metas, answers: (_number, source) => {
      if (source === 'post') throw new TypeError('a bug');
      return found([PICKED]);
    } });
    const bad = await house.add('A1');
    const good = await house.add('A2', 'other');
    await house.engine.run();
    expect((await house.parcel(good)).status).toBe('in_transit');
    expect((await house.parcel(bad)).status).toBe('unknown');
    expect((await house.db.sourceStates.get('post'))?.failure).toBe('internal');
  });
});

describe('alarms and clocks', () => {
  it('both alarms come back when they are gone, and absurd ones are set right', async () => {
    const house = await buildHouse({ answers: () => found([PICKED]) });
    await house.add('A1');
    await house.engine.run();
    house.outside.alarms.clear();
    await house.engine.run();
    expect([...house.outside.alarms.keys()].toSorted()).toEqual(['next-due', 'watchdog']);
    house.outside.alarms.set('next-due', { name: 'next-due', at: house.outside.now + 400 * DAY, everyMinutes: null });
    await house.engine.run();
    expect((house.outside.alarms.get('next-due')?.at ?? 0) - house.outside.now).toBeLessThan(6 * HOUR);
    expect((house.outside.alarms.get('next-due')?.at ?? 0) - house.outside.now).toBeGreaterThanOrEqual(30_000);
  });

  for (const [name, jump] of [['back a day', -DAY], ['back ten years', -3652 * DAY], ['ahead a day', DAY]] as const) {
    it(`a clock set ${name} leaves nothing silent and tells nothing twice`, async () => {
      let history = [PICKED];
      const house = await buildHouse({ answers: () => found(history) });
      const key = await house.add('A1');
      await house.engine.run();
      house.outside.now += jump;
      house.outside.alarms.clear();
      await house.engine.run();
      history = [OUT, PICKED];
      const start = house.outside.now;
      while (house.outside.now < start + 30 * HOUR) await house.tick();
      expect((await house.parcel(key)).status).toBe('out_for_delivery');
      const told = house.outside.popUps.filter(({ id }) => id.includes('out_for_delivery'));
      expect(told.length).toBeLessThanOrEqual(1);
      expect(new Set(house.outside.popUps.map(({ id }) => id)).size).toBe(house.outside.popUps.length);
    });
  }
});
