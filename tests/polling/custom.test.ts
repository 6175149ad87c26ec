/** The poller and carriers of the user's own: the same budget, floors, breaker and settling as for every other. */
import { expect, it } from 'vitest';
import { createRegistry, type Registry } from '@/lib/polling/registry';
import type { CustomDraft } from '@/lib/model/custom-source';
import { HOUR, MINUTE } from '@/lib/model/time';
import { dropCustomSource, keepCustomSource, readCustomSources } from '@/lib/storage/custom-sources';
import { described } from '../adapter/custom/described';
import { buildHouse, type TestHouse } from '../_support/house';
import { createEngine, type Engine } from '@/lib/polling/engine';

const HOST = 'api.sample-parcels.net';
const row = (at: string, code: string): object => ({ at, code, text: `${code} at Ulm` });

interface Desk { readonly house: TestHouse; readonly registry: Registry; readonly engine: Engine; readonly id: string }

async function follow(change: Partial<CustomDraft> = {}): Promise<Desk> {
  const names: Pick<Registry, 'ownName'>[] = [];
  const house = await buildHouse({ metas: [], ownName: (id) => names[0]?.ownName(id) });
  const registry = createRegistry(() => readCustomSources(house.db));
  names.push(registry);
  const id = (await keepCustomSource(house.db, described(change), null)) ?? '';
  await registry.reload();
  const engine = createEngine({ ...house.parts, sources: registry.sources, metas: registry.metas, codeOf: () => undefined, carrierOf: () => null });
  return { house, registry, engine, id };
}

it('polls, settles and tells of a milestone once', async () => {
  const { house, engine, id } = await follow();
  const list = [row('2026-11-24T08:00:00+01:00', 'LEFT')];
  house.outside.answer = () => house.outside.reply({ data: { events: list } });
  const key = await house.add('SP123456', id);
  await engine.run();
  expect(await house.parcel(key)).toMatchObject({ key: 'custom-sample-parcels:SP123456', status: 'unknown', leadSource: id, baselineDone: true });
  list.unshift(row('2026-11-24T11:00:00+01:00', 'OUT'));
  for (let times = 0; times < 2; times += 1) {
    await house.makeDue();
    await engine.run();
  }
  expect(await house.parcel(key)).toMatchObject({ status: 'out_for_delivery', rawStatus: 'OUT', latestText: 'OUT at Ulm' });
  expect((await house.db.events.toArray()).map(({ sourceCode, occurredAt, source }) => [sourceCode, occurredAt, source])).toEqual([['LEFT', Date.UTC(2026, 10, 24, 7), id], ['OUT', Date.UTC(2026, 10, 24, 10), id]]);
  expect(house.outside.popUps).toMatchObject([{ id: `${key}|out_for_delivery|1`, title: expect.stringContaining('Sample Parcels') as string }]);
  expect((await house.db.sourceStates.get(id))?.drift, 'the word that nobody explained').toEqual({ 'events[].code~LEFT': 3 });
});

it('keeps its own pace: once an hour for one number, so many calls a day', async () => {
  const { house, engine, id } = await follow({ perDay: 10 });
  house.outside.answer = () => house.outside.reply({ data: { events: [] } });
  const key = await house.add('SP123456', id);
  await engine.run();
  expect(await engine.checkNow(key), 'a click does not shorten it').toBeGreaterThanOrEqual(house.outside.now + HOUR - MINUTE);
  for (let count = 0; count < 30; count += 1) await house.add(`SP9000${count}`, id);
  await engine.run();
  expect(house.outside.requests.length).toBeLessThanOrEqual(10);
});

it('a wall clock is read in the zone that was named, and says so', async () => {
  const { house, engine, id } = await follow({ zoneRule: 'zone', zone: 'Asia/Tokyo' });
  house.outside.answer = () => house.outside.reply({ data: { events: [row('2026-11-24 09:00:00', 'OUT')] } });
  await house.add('SP123456', id);
  await engine.run();
  expect(await house.db.events.toArray()).toMatchObject([{ occurredAt: null, localTime: '2026-11-24T09:00:00', assumedZone: 'Asia/Tokyo', sortAt: Date.UTC(2026, 10, 24, 0) }]);
});

it('fails like every other: a breaker after five, a refused key stops it', async () => {
  const broken = await follow();
  broken.house.outside.answer = () => broken.house.outside.reply('<html>');
  for (let count = 0; count < 8; count += 1) await broken.house.add(`SP9000${count}`, broken.id);
  await broken.engine.run();
  expect(await broken.house.db.sourceStates.get(broken.id)).toMatchObject({ failure: 'changed', failuresInRow: 5 });
  const keyed = await follow({ headers: [{ name: 'X-Api-Key', value: '', secret: true }] });
  keyed.house.outside.answer = () => keyed.house.outside.reply({}, 403);
  const key = await keyed.house.add('SP123456', keyed.id);
  await keyed.engine.run();
  expect([(await keyed.house.parcel(key)).blocked, keyed.house.outside.requests.length], 'no key yet').toEqual(['no_source', 0]);
  keyed.house.outside.secrets.set(keyed.id, { 'X-Api-Key': 'k' });
  await keyed.house.makeDue();
  await keyed.engine.run();
  expect(await keyed.house.db.sourceStates.get(keyed.id)).toMatchObject({ failure: 'auth', stopped: true });
  expect(keyed.house.outside.requests[0]?.request.headers).toMatchObject({ 'X-Api-Key': 'k' });
});

it('without the permission nobody is asked, and no aggregator in its place', async () => {
  const { house, engine, registry, id } = await follow();
  house.outside.permitted = (host) => host !== HOST;
  house.outside.secrets.set('seventeentrack', { token: 'k' });
  for (const meta of registry.metas.values()) if (meta.secrets.length > 0) house.outside.secrets.set(meta.id, Object.fromEntries(meta.secrets.map(({ name }) => [name, 'k'])));
  const key = await house.add('SP123456', id);
  await engine.run();
  expect([(await house.parcel(key)).blocked, house.outside.requests]).toEqual(['permission_missing', []]);
});

it('an edit and a removal count from the next run on', async () => {
  const { house, engine, registry, id } = await follow();
  house.outside.answer = () => house.outside.reply({ data: { events: [] } });
  const key = await house.add('SP123456', id);
  await keepCustomSource(house.db, described({ address: 'https://other.sample-parcels.net/{number}', name: 'Other' }), id);
  await registry.reload();
  await engine.run();
  expect([house.outside.requests.map(({ request }) => request.url), registry.ownName(id)]).toEqual([['https://other.sample-parcels.net/SP123456'], 'Other']);
  await dropCustomSource(house.db, id);
  await registry.reload();
  await house.makeDue();
  await engine.run();
  expect([house.outside.requests.length, (await house.parcel(key)).blocked, registry.ownName(id), registry.metas.has(id)]).toEqual([1, 'no_source', undefined, false]);
  expect(registry.sources.size, 'those found by folder stay').toBeGreaterThan(4);
});
