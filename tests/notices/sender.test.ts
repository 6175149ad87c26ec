import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/adapter/contract';
import { changeSettings } from '@/lib/storage/settings';
import { markParcel } from '@/lib/storage/writes/remove';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import { DAY, HOUR } from '@/lib/model/time';
import { buildHouse, event, found, madeUpSource, type TestHouse } from '@/tests/_support/house';

const START = Date.UTC(2026, 10, 24, 12);
const at = (hours: number): string => new Date(START + hours * HOUR).toISOString();
const BEFORE = event('in_transit', at(-10));

interface Scene { readonly house: TestHouse; readonly keys: readonly string[]; readonly turn: (status: 'out_for_delivery' | 'delivered' | 'exception', hours?: number) => Promise<void> }

/** `count` parcels that were seen under way; `turn` lets the same thing happen to all of them. */
async function scene(count: number): Promise<Scene> {
  let history = [BEFORE];
  const answers = (): Answer => found(history);
  const house = await buildHouse({ metas: [madeUpSource({ batch: 40, limits: { gapMs: 1, perDay: 1e6, perNumberMs: 1000 } })], answers });
  const keys: string[] = [];
  for (let index = 0; index < count; index += 1) keys.push(await house.add(`N${index}`));
  await house.engine.run();
  return {
    house,
    keys,
    async turn(status, hours = 0) {
      history = [event(status, at(hours)), ...history];
      await house.makeDue();
      await house.engine.run();
    },
  };
}

const idsOf = (house: TestHouse): readonly string[] => house.outside.popUps.map(({ id }) => id);

describe('pop-ups', () => {
  it('up to three are shown one by one, apart from each other', async () => {
    const { house, turn } = await scene(3);
    const before = house.outside.now;
    await turn('out_for_delivery');
    expect(idsOf(house)).toHaveLength(3);
    expect(house.outside.now - before).toBeGreaterThanOrEqual(3000);
  });

  it('more than three become one digest that says how many', async () => {
    const { house, turn } = await scene(5);
    await turn('out_for_delivery');
    expect(idsOf(house)).toEqual(['digest:1']);
    expect(house.outside.popUps[0]?.title).toContain('5');
    await turn('delivered', 1);
    expect(idsOf(house)).toEqual(['digest:1', 'digest:2']);
  });

  it('quiet hours hold them; afterwards only the newest news of each parcel is told', async () => {
    const { house, keys, turn } = await scene(1);
    await changeSettings(house.db, { quiet: { on: true, fromMinute: 11 * 60, untilMinute: 15 * 60 } });
    await turn('out_for_delivery');
    await turn('delivered', 0.1);
    expect(idsOf(house)).toEqual([]);
    house.outside.now = START + 3.5 * HOUR;
    await house.tend();
    expect(idsOf(house)).toEqual([`${keys[0] ?? ''}|delivered|1`]);
    await house.tend();
    expect(idsOf(house)).toHaveLength(1);
  });

  it('switched off altogether they stay unread and count on the badge', async () => {
    const { house, keys, turn } = await scene(2);
    await changeSettings(house.db, { notices: { ...DEFAULT_SETTINGS.notices, on: false } });
    await turn('delivered');
    expect(idsOf(house)).toEqual([]);
    expect(house.outside.badge).toBe(2);
    await markParcel(house.db, keys[0] ?? '', house.outside.now, house.outside.now);
    await house.tend();
    expect(house.outside.badge, 'what was thrown away asks for nothing').toBe(1);
  });

  it('a kind that is switched off, a muted parcel and a received one raise none', async () => {
    const { house, keys, turn } = await scene(3);
    await changeSettings(house.db, { notices: { on: true, kinds: { ...DEFAULT_SETTINGS.notices.kinds, out_for_delivery: false } } });
    await turn('out_for_delivery');
    expect(idsOf(house)).toEqual([]);
    await house.db.parcels.update(keys[0] ?? '', { muted: true });
    await house.db.parcels.update(keys[1] ?? '', { receivedAt: START });
    await turn('delivered', 1);
    expect(idsOf(house)).toEqual([`${keys[2] ?? ''}|delivered|1`]);
  });

  it('news older than two days never pops up, but stays unread', async () => {
    const { house, turn } = await scene(1);
    house.outside.now += 3 * DAY;
    await turn('delivered', 1);
    expect(idsOf(house)).toEqual([]);
    expect(house.outside.badge).toBe(1);
    expect((await house.db.notices.toArray())[0]).toMatchObject({ state: 'missed', unread: 1 });
  });

  it('a browser that refuses to show leaves it unread and is not asked again', async () => {
    const { house, turn } = await scene(1);
    const fail = house.parts.ports.notices;
    Object.assign(fail, { show: () => Promise.reject(new Error('no')) });
    await turn('delivered');
    await house.tend();
    expect((await house.db.notices.toArray())[0]).toMatchObject({ state: 'missed', unread: 1 });
  });

  it('rows are dropped a month after they were dealt with', async () => {
    const { house, turn } = await scene(1);
    await turn('delivered');
    expect(await house.db.notices.count()).toBe(1);
    house.outside.now += 32 * DAY;
    await house.tend();
    expect(await house.db.notices.count()).toBe(0);
  });

  it('a call while it is at work makes it look again', async () => {
    const { house, keys } = await scene(1);
    const row = { subject: keys[0] ?? '', subjectKind: 'parcel', text: {}, state: 'new', createdAt: START, shownAt: null, closedAt: null, digest: null, unread: 1 } as const;
    await house.db.notices.add({ ...row, id: 'one', kind: 'exception' });
    const first = house.tend();
    await house.db.notices.add({ ...row, id: 'two', kind: 'delivered', createdAt: START + 1 });
    await Promise.all([first, house.tend()]);
    const left = await house.db.notices.where('state').equals('new').count();
    expect(left).toBe(0);
  });
});
