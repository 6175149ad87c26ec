/** One story of a few parcels' lives, told with a worker that dies at chosen points; and what must be true at its end. */
import { IDBFactory } from 'fake-indexeddb';
import type { EventReport } from '@/lib/adapter/contract';
import { DAY, HOUR } from '@/lib/model/time';
import { Life } from '@/tests/_support/crashes';
import { Outside } from '@/tests/_support/fake-ports';
import { buildHouse, event, found, madeUpSource, type TestHouse } from '@/tests/_support/house';

export interface StoryOutcome {
  readonly deaths: number;
  /** Points passed in each life. */
  readonly points: readonly number[];
  /** What went wrong, in words; empty: nothing. */
  readonly faults: readonly string[];
  /** Notices that were swallowed: unread, not popped up. */
  readonly missed: number;
  readonly passed: readonly string[];
  /** The point each death came at. */
  readonly diedAt: readonly string[];
}

const NUMBERS = ['A1', 'A2'];
const STEPS: readonly EventReport['status'][] = ['in_transit', 'out_for_delivery', 'attempt_failed', 'delivered'];

/** `deaths`: for each life in turn, the point at which it ends; when the list is used up, workers live. */
export async function tellStory(deaths: readonly number[]): Promise<StoryOutcome> {
  const outside = new Outside();
  outside.answer = () => outside.reply({});
  const factory = new IDBFactory();
  const histories = new Map<string, EventReport[]>(NUMBERS.map((number) => [number, []]));
  const metas = [madeUpSource({ batch: 2 })];
  const left = [...deaths];
  const passed: string[] = [];
  let died = 0;
  const diedAt: string[] = [];
  const points: number[] = [];

  async function withHouse(work: (house: TestHouse) => Promise<void>): Promise<void> {
    for (;;) {
      const life = new Life(left.shift() ?? Infinity);
      const house = await buildHouse({ metas, outside, factory, ports: (ports) => life.ports(ports), wrap: (db) => life.database(db), answers: (number) => found([...(histories.get(number) ?? [])].toReversed()) });
      const outcome = await Promise.race([work(house), life.died]);
      points.push(life.points);
      passed.push(...life.passed);
      house.db.close();
      if (outcome !== 'died') return;
      died += 1;
      diedAt.push(life.passed.at(-1) ?? '');
      // The browser frees a dead worker's locks at once.
      outside.held.clear();
    }
  }

  const first = await buildHouse({ factory, outside });
  for (const number of NUMBERS) await first.add(number);
  first.db.close();
  for (const [index, status] of STEPS.entries()) {
    outside.now += 3 * HOUR;
    for (const history of histories.values()) history.push(event(status, new Date(outside.now - (index === 0 ? DAY : 60_000)).toISOString()));
    await withHouse(async (house) => {
      await house.makeDue();
      await house.engine.run();
      // Two ticks must do, whatever died before.
      await house.makeDue();
      await house.engine.run();
    });
  }
  return { deaths: died, diedAt, points, passed, ...(await judge(factory, outside)) };
}

async function judge(factory: IDBFactory, outside: Outside): Promise<Pick<StoryOutcome, 'faults' | 'missed'>> {
  const house = await buildHouse({ factory, outside });
  const faults: string[] = [];
  const events = await house.db.events.toArray();
  if (events.length !== NUMBERS.length * STEPS.length) faults.push(`${events.length} events, not ${NUMBERS.length * STEPS.length}`);
  const told = outside.popUps.map(({ id }) => id);
  if (new Set(told).size !== told.length) faults.push(`told twice: ${told.join(' ')}`);
  const rows = await house.db.notices.toArray();
  let missed = 0;
  for (const number of NUMBERS) {
    for (const kind of STEPS.slice(1)) {
      const row = rows.find(({ id }) => id === `post:${number}|${kind}|1`);
      if (row === undefined) {
        // Two steps that fell into one look (the worker was dead in between) are one change: the last one counts.
        faults.push(`no notice of ${number} ${kind}`);
        continue;
      }
      const popped = told.includes(row.id) || (row.digest !== null && told.includes(row.digest));
      if (row.state === 'missed' && row.unread === 1) missed += 1;
      else if (row.state === 'new' || row.state === 'showing' || row.state === 'held') faults.push(`${row.id} is still ${row.state}`);
      else if (!popped && row.state !== 'closed') faults.push(`${row.id} is ${row.state} but was never seen`);
      else if (row.state === 'closed' && !popped && row.closedAt === null) faults.push(`${row.id} vanished`);
    }
    const parcel = await house.db.parcels.get(`post:${number}`);
    if (parcel?.status !== 'delivered') faults.push(`${number} is ${parcel?.status ?? 'gone'}`);
    const seqs = events.filter((row) => row.subject === `post:${number}`).map((row) => row.seq);
    if (new Set(seqs).size !== seqs.length) faults.push(`${number} has one seq twice`);
  }
  if (outside.held.size > 0) faults.push(`locks held: ${[...outside.held].join(' ')}`);
  const counters = new Map((await house.db.counters.toArray()).map((row) => [row.name, row.value]));
  for (const shelf of ['needs', 'moving', 'done', 'archived', 'deleted']) {
    const real = await house.db.parcels.where('[shelf+shelfAt]').between([shelf, -Infinity], [shelf, Infinity]).count();
    if ((counters.get(`parcels:${shelf}`) ?? 0) !== real) faults.push(`counter ${shelf} says ${counters.get(`parcels:${shelf}`) ?? 0}, there are ${real}`);
  }
  house.db.close();
  return { faults, missed };
}

/** Numbers without chance: the same seed gives the same deaths. */
export function deathsOf(seed: number, most: number): readonly number[] {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state / 0x1_0000_0000;
  };
  return Array.from({ length: 1 + Math.floor(next() * 3) }, () => 1 + Math.floor(next() * most));
}
