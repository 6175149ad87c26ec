/** Two carriers, one parcel: one timeline, one set of notices. And an answer that is held back. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/adapter/contract';
import { orderParcelKey } from '@/lib/model/ids';
import { DAY, HOUR, type Instant } from '@/lib/model/time';
import { newOrder } from '@/lib/intake/new-rows';
import { parcelCommands } from '@/lib/commands/parcel-commands';
import { saveOrder } from '@/lib/storage/writes/save';
import { buildHouse, event, found, madeUpSource, type TestHouse } from '@/tests/_support/house';

const METAS = [madeUpSource(), madeUpSource({ id: 'mile', carriers: ['mile-post'] })];
const at = (start: Instant, hours: number): string => new Date(start + hours * HOUR).toISOString();
const related = [{ role: 'last_mile', carrier: 'mile-post', number: 'M9' }] as const;

interface Story { readonly house: TestHouse; readonly key: string; readonly start: Instant; readonly told: { post: Answer; mile: Answer } }

async function begin(): Promise<Story> {
  const told: { post: Answer; mile: Answer } = { post: found([]), mile: found([]) };
  const house = await buildHouse({ metas: METAS, answers: (number, source) => (source === 'mile' && number === 'M9' ? told.mile : told.post) });
  const start = house.outside.now;
  const key = await house.add('A1');
  return { house, key, start, told };
}
async function look({ house }: Story, hours: number): Promise<void> {
  house.outside.now += hours * HOUR;
  await house.db.plans.toCollection().modify({ dueAt: house.outside.now, floors: {} });
  await house.engine.run();
}
const asked = ({ house }: Story): readonly string[] => house.outside.requests.map(({ request }) => `${new URL(request.url).hostname.split('.')[0]}:${request.body}`);
const timeline = async ({ house, key }: Story): Promise<readonly string[]> => (await house.db.events.where('subject').equals(key).or('key').startsWith(`${key}|`).toArray()).filter((row) => row.withdrawnAt === null).toSorted((a, b) => a.sortAt - b.sortAt).map((row) => `${row.source} ${row.status}`);
const notices = async ({ house, key }: Story): Promise<readonly string[]> => (await house.db.notices.where('subject').equals(key).toArray()).map((row) => row.kind).toSorted();

describe('a parcel with two legs', () => {
  it('asks the last mile beside, keeps one timeline without doubles, and hands the lead on', async () => {
    const story = await begin();
    const { house, key, start, told } = story;
    const sent = event('in_transit', at(start, -20));
    const landed = event('in_transit', at(start, -2));
    told.post = found([sent], { related });
    await look(story, 0);
    expect(asked(story)).toEqual(['post:["A1"]']);

    // The last mile knows only that something is to come: nothing changes hands.
    told.mile = found([event('pre_transit', at(start, -10))]);
    told.post = found([landed, sent], { related });
    await look(story, 3);
    expect(asked(story).slice(1).toSorted()).toEqual(['mile:["M9"]', 'post:["A1"]']);
    expect(await house.parcel(key)).toMatchObject({ leadSource: 'post', leadNumber: null, status: 'in_transit' });
    expect(await timeline(story)).toEqual(['post in_transit', 'mile pre_transit', 'post in_transit']);

    // Now it has it, and tells the last scan of the other as well.
    const out = event('out_for_delivery', at(start, 12));
    told.mile = found([out, { ...landed, sourceCode: 'OWN', description: 'arrived here' }, event('pre_transit', at(start, -10))]);
    await look(story, 10);
    expect(await house.parcel(key)).toMatchObject({ leadSource: 'mile', leadNumber: 'M9', status: 'out_for_delivery' });
    expect(await timeline(story)).toEqual(['post in_transit', 'mile pre_transit', 'mile in_transit', 'mile out_for_delivery']);
    expect(await notices(story)).toEqual(['out_for_delivery']);

    // From here on it alone is asked, and its milestones are told once.
    const before = asked(story).length;
    told.mile = found([event('delivered', at(start, 15)), out]);
    told.post = found([event('delivered', at(start, 15)), landed, sent], { related });
    await look(story, 5);
    expect(asked(story).slice(before)).toEqual(['mile:["M9"]']);
    expect(await notices(story)).toEqual(['delivered', 'out_for_delivery']);
    expect((await house.parcel(key)).status).toBe('delivered');
    house.db.close();
  });

  it('a last mile that knows nothing is left alone for half a day and changes nothing', async () => {
    const story = await begin();
    const { house, key, start, told } = story;
    told.post = found([event('in_transit', at(start, -1))], { related });
    told.mile = { kind: 'not_found', carrier: null, subStatus: 'no_record', code: null, message: null };
    await look(story, 0);
    await look(story, 3);
    const plan = await house.db.plans.get(key);
    expect(plan).toMatchObject({ notFound: 0, failures: 0, misses: { 'mile#M9': { count: 1 } } });
    expect((plan?.floors['mile#M9'] ?? 0) - house.outside.now).toBeGreaterThan(11 * HOUR);
    expect(await house.parcel(key)).toMatchObject({ status: 'in_transit', leadSource: 'post' });
    house.db.close();
  });
});

describe('an answer that contradicts the order', () => {
  async function ordered(): Promise<Story> {
    const story = await begin();
    const { house, key, start } = story;
    const order = { ...newOrder('shop', 'O-1', null, start), placedAt: start - DAY, placedAtPrecision: 'second' as const };
    await house.db.transaction('rw', house.db.orders, house.db.counters, house.db.orderParcels, async () => {
      await saveOrder(house.db, undefined, order);
      await house.db.orderParcels.put({ key: orderParcelKey(order.key, key), order: order.key, parcel: key, items: [] });
    });
    story.told.post = found([event('delivered', at(start, -24 * 30), { location: 'Elsewhere' })]);
    await look(story, 0);
    return story;
  }
  const judge = ({ house, key }: Story, mine: boolean): Promise<unknown> =>
    parcelCommands({ db: house.db, clock: { now: () => house.outside.now }, wake: () => undefined, tendNotices: house.tend } as unknown as Parameters<typeof parcelCommands>[0])['parcel.judge']({ key, mine });

  it('is held back: no status, no history, no notice; the person is asked', async () => {
    const story = await ordered();
    expect(await story.house.parcel(story.key)).toMatchObject({ status: 'unknown', leadSource: null, blocked: 'wrong_parcel', shelf: 'needs', doubt: { why: 'dates', source: 'post', status: 'delivered', place: 'Elsewhere', verdict: 'open' } });
    expect([await timeline(story), await notices(story)]).toEqual([[], []]);
    story.house.db.close();
  });

  it('"this is mine": it is asked for again and taken', async () => {
    const story = await ordered();
    await judge(story, true);
    expect(await story.house.parcel(story.key)).toMatchObject({ blocked: null, doubt: { verdict: 'mine' } });
    await look(story, 1);
    expect(await story.house.parcel(story.key)).toMatchObject({ status: 'delivered', leadSource: 'post', doubt: null });
    story.house.db.close();
  });

  it('"this is not mine": it is left out and not asked about again; what fits later is taken', async () => {
    const story = await ordered();
    await judge(story, false);
    await look(story, 1);
    expect(await story.house.parcel(story.key)).toMatchObject({ status: 'unknown', blocked: null, doubt: { verdict: 'not_mine' } });
    expect((await story.house.db.plans.get(story.key))?.misses).toMatchObject({ post: { count: 1 } });
    story.told.post = found([event('in_transit', at(story.start, 1))]);
    await look(story, 24);
    expect(await story.house.parcel(story.key)).toMatchObject({ status: 'in_transit', doubt: null });
    story.house.db.close();
  });
});
