/** R8: alarms that are gone (cleared, updated, browser restarted) are back at the next start of the background. */
import { expect } from 'vitest';
import { until } from '@/tests/_support/browser';
import { command } from './stored';
import { story } from './stories';

const CLEARS = 100;
const RESTARTS = 5;
const names = (): Promise<readonly string[]> => chrome.alarms.getAll().then((all) => all.map((alarm) => alarm.name));

story(`alarms come back after ${CLEARS} clearings and ${RESTARTS} restarts of the browser`, async ({ browser }) => {
  let page = await browser.open('options.html');
  await command(page, 'storage.prepare', {});
  for (let round = 0; round < CLEARS; round += 1) {
    await page.run(() => chrome.alarms.clearAll(), null);
    await browser.killBackground();
    await command(page, 'storage.prepare', {});
    await until('the watchdog is back', async () => (await page.run(names, null)).includes('watchdog'));
  }
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    await browser.crashAndRestart();
    page = await browser.open('options.html');
    await until('the watchdog is back', async () => (await page.run(names, null)).includes('watchdog'));
  }
  expect(await page.run(names, null)).toContain('watchdog');
});
