/**
 * `npm run bench [-- --small] [--own-floors] [--due=N]`: how the built extension does in real Chromium with 100,000 orders, 100,000
 * parcels and 1,000,000 events. `--small`: a twentieth of it. `--own-floors`: polls at the sources' own floors (a quarter
 * of an hour); otherwise at a tenth of them. `--due`: how many parcels are polled. Prints figures and the machine; judges nothing.
 */
import { pause } from '@/tests/_support/browser';
import { Chromium } from '@/tests/_support/chromium';
import { command } from '@/tests/browser/stored';
import { type Lab, startLab } from '@/tests/lab/lab';
import { buildForChromium } from '@/tests/lab/start-build';
import { describeMachine, median, ms, quantile, sum } from './figures';
import { layEmptyPage, measurePainted } from './painted';
import { addParcels, LANES, leastTime, makeNews, type Pace, setPace, timePoll, waitForAnswers } from './polling';
import { seedInPage } from './seed';
import { readMeter, readTimes, settleTimes, startMeter, startProfile } from './worker-meter';

const FULL = { orders: 100_000, parcels: 100_000, eventsPerParcel: 10, due: 2000, rounds: 15 };
const SMALL = { orders: 5000, parcels: 5000, eventsPerParcel: 10, due: 100, rounds: 10 };
const QUICK: Pace = { divide: 10 };
const OWN: Pace = { divide: 1 };
const MOST_WAIT = 1_800_000;

const say = (line: string): void => console.log(line);
const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;

async function benchPainted(browser: Chromium, rounds: number): Promise<void> {
  const { empty, popup, dashboard } = await measurePainted(browser, rounds);
  const show = (values: readonly number[]): string => `${ms(median(values))} (p90 ${ms(quantile(values, 0.9))})`;
  say(`\nFirst row painted, from navigation, median of ${rounds}`);
  say(`  empty extension page  ${show(empty)}`);
  say(`  popup                 ${show(popup)} = ${times(median(popup) / median(empty))} (goal ≤ 2)`);
  say(`  dashboard's timeline  ${show(dashboard)} = ${times(median(dashboard) / median(empty))}`);
}

async function benchPoll(browser: Chromium, lab: Lab, due: number, pace: Pace): Promise<void> {
  const page = await browser.open('options.html');
  const each = due / LANES.length;
  const wanted = LANES.length * each;
  await setPace(page, QUICK);
  await addParcels(browser, page, lab, each);
  await waitForAnswers(page, lab, 0, wanted, MOST_WAIT);
  await makeNews(page, lab, LANES, each);
  await setPace(page, pace);
  await startMeter(browser);
  const stopProfile = await startProfile(browser);
  const took = await timePoll(page, lab, wanted, MOST_WAIT);
  const busy = await stopProfile();
  const least = leastTime(each, pace);
  const settles = settleTimes(await readMeter(browser));
  say(`\nPoll of ${wanted} due parcels over ${LANES.length} sources, floors ${pace.divide === 1 ? 'as they are' : `divided by ${pace.divide}`}`);
  say(`  took ${(took / 1000).toFixed(1)} s, least possible ${(least / 1000).toFixed(1)} s = ${times(took / least)} (goal ≤ 1.2)`);
  say(`  worker busy with scripts ${ms(busy / wanted)} per parcel; ${settles.length} settles, ${ms(sum(settles) / wanted)} per parcel to disk`);
  await page.close();
}

async function benchCosts(browser: Chromium, lab: Lab, due: number): Promise<void> {
  const page = await browser.open('options.html');
  const count = Math.min(50, due / LANES.length);
  await setPace(page, { divide: 100 });
  say(`\nRead and settle, ${count} due parcels of one source at a time (read: body whole → settling begins; settle: → on disk)`);
  for (const lane of LANES) {
    await makeNews(page, lab, [lane], count);
    await startMeter(browser);
    const stopProfile = await startProfile(browser);
    await timePoll(page, lab, count, 60_000);
    const busy = await stopProfile();
    const meter = await readMeter(browser);
    const settles = settleTimes(meter);
    say(`  ${lane.source.padEnd(15)} read ${ms(sum(readTimes(meter)) / count)}, settle ${ms(sum(settles) / count)} per parcel; all scripts ${ms(busy / count)} per parcel; ${settles.length} replies, settle of all ${count}: ${ms(sum(settles))}`);
  }
  await page.close();
}

/** Runs everything and prints; 1 only where it could not run. */
export async function main(args: readonly string[]): Promise<number> {
  const size = args.includes('--small') ? SMALL : FULL;
  const due = Number(args.find((each) => each.startsWith('--due='))?.slice(6) ?? size.due);
  const pace = args.includes('--own-floors') ? OWN : QUICK;
  if (!buildForChromium()) return 1;
  const takeAway = layEmptyPage();
  const lab = await startLab();
  let browser: Chromium | null = null;
  try {
    browser = await Chromium.start({ labPort: lab.port });
    say(describeMachine());
    const page = await browser.open('options.html');
    await command(page, 'storage.prepare', {});
    await command(page, 'settings.change', { welcomed: true });
    const took = await page.run(seedInPage, { orders: size.orders, parcels: size.parcels, eventsPerParcel: size.eventsPerParcel, now: Date.now() });
    say(`seeded ${size.orders} orders, ${size.parcels} parcels, ${size.parcels * size.eventsPerParcel} events in ${(took / 1000).toFixed(0)} s`);
    await page.close();
    await (await browser.find('#/welcome')).close();
    await pause(5000);
    await benchPainted(browser, size.rounds);
    await benchPoll(browser, lab, due, pace);
    await benchCosts(browser, lab, due);
    return 0;
  } finally {
    await browser?.close();
    await lab.close();
    takeAway();
  }
}
