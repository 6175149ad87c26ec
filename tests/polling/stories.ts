/** Stories with chance in them (by seed): carriers that rewrite history, clocks that jump. Each returns what went wrong. */
import type { EventReport } from '@/lib/adapter/contract';
import { DAY, HOUR, MINUTE } from '@/lib/model/time';
import { buildHouse, event, found, type TestHouse } from '@/tests/_support/house';
import { dice } from '@/tests/_support/dice';

const LIFE: readonly EventReport['status'][] = ['pre_transit', 'in_transit', 'in_transit', 'out_for_delivery', 'attempt_failed', 'out_for_delivery', 'ready_for_pickup', 'delivered'];
const PLACES = ['Alpha', 'Beta', null];

interface Shape { readonly history: readonly EventReport[]; readonly what: string }

/** What a careless carrier does to the history between two replies. Newest first in and out. */
function mangle(history: readonly EventReport[], roll: () => number): Shape {
  const pick = Math.floor(roll() * history.length);
  switch (Math.floor(roll() * 7)) {
    case 0: return { what: 'text', history: history.map((row, index) => (index === pick ? { ...row, description: `${row.description}!` } : row)) };
    case 1: return { what: 'place', history: history.map((row, index) => (index === pick ? { ...row, location: 'Gamma' } : row)) };
    case 2: {
      const moved = (row: EventReport): string => new Date(Date.parse(row.time ?? '') + MINUTE).toISOString();
      return { what: 'time', history: history.map((row, index) => (index === pick ? { ...row, time: moved(row), rawTime: moved(row) } : row)) };
    }
    case 3: return { what: 'order', history: history.toSorted(() => roll() - 0.5) };
    case 4: return { what: 'repeat', history: history.flatMap((row, index) => (index === pick ? [row, row] : [row])) };
    case 5: return { what: 'cut', history: history.slice(0, Math.max(1, history.length - 1 - pick)) };
    default: return { what: 'as it was', history };
  }
}

/** One house asks about `count` parcels whose carrier mangles every reply; milestones must be told once each, in order. */
export async function tellHistories(count: number, perHouse = 100): Promise<readonly string[]> {
  const faults: string[] = [];
  for (let from = 0; from < count; from += perHouse) faults.push(...(await tellSome(from, Math.min(perHouse, count - from))));
  return faults;
}

async function tellSome(from: number, count: number): Promise<readonly string[]> {
  const faults: string[] = [];
  const rolls = Array.from({ length: count }, (_, index) => dice(from + index + 1));
  const truth: EventReport[][] = rolls.map(() => []);
  const shown: EventReport[][] = rolls.map(() => []);
  const notes: string[][] = rolls.map(() => []);
  const house = await buildHouse({ answers: (number) => found(shown[Number(number.slice(1))] ?? []) });
  for (let index = 0; index < count; index += 1) await house.add(`N${index}`);
  const look = async (): Promise<void> => {
    await house.makeDue();
    await house.db.sourceStates.toCollection().modify({ limits: { gapMs: 1 }, lastCallAt: null });
    await house.engine.run();
    // Everything that was told is put away, so that nothing is folded into a digest's count.
    house.outside.onScreen.clear();
  };
  for (const [step, status] of LIFE.entries()) {
    house.outside.now += 2 * HOUR;
    rolls.forEach((roll, index) => {
      const time = new Date(house.outside.now - Math.floor(roll() * 30) * MINUTE).toISOString();
      truth[index] = [event(status, time, { location: PLACES[Math.floor(roll() * 3)] ?? null }), ...(truth[index] ?? [])];
      shown[index] = truth[index] ?? [];
    });
    await look();
    for (let again = 0; again < 2; again += 1) {
      rolls.forEach((roll, index) => {
        const { history, what } = mangle(truth[index] ?? [], roll);
        shown[index] = [...history];
        notes[index]?.push(`${step}:${what}`);
      });
      await look();
    }
  }
  for (let index = 0; index < count; index += 1) faults.push(...(await judge(house, index, from, notes[index] ?? [])));
  house.db.close();
  return faults;
}

/** What a life of LIFE may tell at most, after the baseline look at pre_transit. */
const MOST: Readonly<Record<string, number>> = { shipped: 1, out_for_delivery: 2, attempt_failed: 1, ready_for_pickup: 1, delivered: 1 };

async function judge(house: TestHouse, index: number, from: number, notes: readonly string[]): Promise<readonly string[]> {
  const key = `post:N${index}`;
  const where = `seed ${from + index + 1} (${notes.join(' ')})`;
  const rows = await house.db.notices.where('subject').equals(key).toArray();
  const faults: string[] = [];
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const times = rows.filter((row) => row.kind === kind).length;
    if (times > (MOST[kind] ?? 0)) faults.push(`${where}: ${kind} told ${times} times`);
  }
  for (const kind of Object.keys(MOST)) if (!rows.some((row) => row.kind === kind)) faults.push(`${where}: ${kind} never told`);
  const parcel = await house.parcel(key);
  if (parcel.status !== 'delivered') faults.push(`${where}: ends as ${parcel.status}`);
  return faults;
}

/** Clocks that jump between and during polls: nothing twice, and nobody silent longer than the longest interval after the last jump. */
export async function tellClockStories(count: number): Promise<readonly string[]> {
  const faults: string[] = [];
  const JUMPS = [-DAY, DAY, -3652 * DAY, -HOUR, HOUR, -2 * HOUR];
  for (let seed = 1; seed <= count; seed += 1) {
    const roll = dice(seed);
    const history: EventReport[] = [];
    let jumpDuring = 0;
    const house = await buildHouse({ answers: () => {
      house.outside.now += jumpDuring;
      jumpDuring = 0;
      return found([...history].toReversed());
    } });
    const key = await house.add('A1');
    // The carrier's clock is right, whatever ours says.
    let real = house.outside.now;
    for (const status of LIFE) {
      real += 3 * HOUR;
      history.push(event(status, new Date(real).toISOString()));
      const jump = JUMPS[Math.floor(roll() * JUMPS.length)] ?? 0;
      if (roll() < 0.5) jumpDuring = jump;
      else house.outside.now += jump;
      if (roll() < 0.3) house.outside.alarms.clear();
      await house.engine.run();
      const start = house.outside.now;
      // Until it was noticed; a day and a half is longer than the longest interval.
      for (let ticks = 0; ticks < 1000 && house.outside.now < start + 36 * HOUR && (await house.parcel(key)).status !== status; ticks += 1) await house.tick();
    }
    const parcel = await house.parcel(key);
    if (parcel.status !== 'delivered') faults.push(`seed ${seed}: ends as ${parcel.status}, silent`);
    const ids = house.outside.popUps.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) faults.push(`seed ${seed}: told twice: ${ids.join(' ')}`);
    if (!house.outside.alarms.has('watchdog')) faults.push(`seed ${seed}: no watchdog`);
    house.db.close();
  }
  return faults;
}
