/** R2 and R3: the real background is ended a hundred times in the middle of polls. Nothing lost, nothing told twice. */
import { expect } from 'vitest';
import { pause, until } from '@/tests/_support/browser';
import { allowByButton } from './allow';
import { addNumbers, freeFloors, isQuiet, makeDue, pollAll, readAll, ring, setLimits } from './stored';
import { FULL, story } from './stories';

const PARCELS = 200;
const KILLS = FULL ? 1000 : 100;

story(`${KILLS} deaths of the background over ${PARCELS} parcels`, async ({ browser, lab }) => {
  const numbers = Array.from({ length: PARCELS }, (_, index) => `YT${String(8_800_000_000_000 + index * 7919)}`);
  for (const number of numbers) lab.world.add({ number, carrier: 'yto' });
  const page = await browser.open('options.html');
  await allowByButton(browser, page, ['www.yto.net.cn']);
  await setLimits(page, 'yto', { gapMs: 5, perDay: 1_000_000, perNumberMs: 1000 });
  await addNumbers(page, 'yto', numbers);
  await pollAll(page, 90_000);
  expect(await browser.popUps()).toEqual([]);

  let kills = 0;
  const listed = new Set<string>();
  for (let step = 0; kills < KILLS; step += 1) {
    const stage = (['out_for_delivery', 'attempt_failed', 'out_for_delivery', 'delivered'] as const)[Math.min(step, 3)] ?? 'delivered';
    if (step < 4) for (const number of numbers) lab.world.move(number, stage === 'attempt_failed' ? 'in_transit' : stage);
    await makeDue(page);
    for (let life = 0; life < KILLS / 3 && kills < KILLS; life += 1) {
      await ring(page);
      await pause(150 + ((kills * 37) % 250));
      await browser.killBackground();
      kills += 1;
      // A death right after the call can take the watcher's note with it; the browser's own list still has the pop-up.
      for (const id of await page.run(() => chrome.notifications.getAll().then((all) => Object.keys(all)), null)) listed.add(id);
      await freeFloors(page);
    }
  }
  // Two ticks must do.
  for (const number of numbers) lab.world.move(number, 'delivered');
  await pollAll(page, 90_000);
  await pollAll(page, 90_000);
  await until('nothing waits', () => isQuiet(page), 60_000);

  const parcels = await readAll(page, 'parcels');
  expect(parcels.filter((parcel) => parcel.status !== 'delivered').map((parcel) => parcel.key)).toEqual([]);
  const events = await readAll(page, 'events');
  const history = lab.world.find(numbers[0] ?? '')?.history ?? [];
  const shown = new Set(['announced']);
  const wanted = history.filter((happening) => !shown.has(happening.stage)).length;
  expect(events.length, 'events').toBeGreaterThanOrEqual(PARCELS * (wanted - 1));
  expect(new Set(events.map((row) => row.key)).size).toBe(events.length);
  const popUps = await browser.popUps();
  expect(popUps.length, 'the watcher sees what is shown').toBeGreaterThan(0);
  expect(new Set(popUps.map(({ id }) => id)).size, 'no pop-up twice').toBe(popUps.length);
  for (const id of await page.run(() => chrome.notifications.getAll().then((all) => Object.keys(all)), null)) listed.add(id);
  const seen = new Set([...popUps.map(({ id }) => id), ...listed]);
  const notices = await readAll(page, 'notices');
  const silent = notices.filter((row) => !seen.has(row.id) && !(row.digest !== null && seen.has(row.digest)) && !(row.state === 'missed' && row.unread === 1) && row.state !== 'closed');
  expect(silent.map((row) => `${row.id} ${row.state} ${row.digest ?? ''}`), 'every change was told or stands unread').toEqual([]);
  for (const number of numbers) expect(notices.some((row) => row.id === `yto:${number}|delivered|1`)).toBe(true);
  console.log(`${browser.name}: ${kills} deaths, ${popUps.length} pop-ups, ${notices.filter((row) => row.state === 'missed').length} left unread, ${events.length} events`);
});
