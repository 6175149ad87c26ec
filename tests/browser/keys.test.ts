/** The user's keys in the built extension: tried, refused, used up, locked over a restart of the browser. */
import { expect } from 'vitest';
import { type Browser, type ExtensionPage, pause, until } from '@/tests/_support/browser';
import type { Lab } from '@/tests/lab/lab';
import { reads } from './pages';
import { addNumbers, isQuiet, pollAll, readAll } from './stored';
import { story } from './stories';

const HOST = 'api.17track.net';
const KEY = 'K3Y-0F-THE-USER-7788';
const NUMBERS = ['9400100000000000000000', '9400100000000000000017'] as const;

async function saveKey(page: ExtensionPage, key: string): Promise<void> {
  await page.fill('textbox', /17token/i, key);
  await page.click('button', /^(?:save|replace) key 17track/i);
}

const statusOf = async (page: ExtensionPage, number: string): Promise<string | undefined> => (await readAll(page, 'parcels')).find((parcel) => parcel.trackingNumber === number)?.status;
const popUpsOf = async (browser: Browser, kind: string): Promise<number> => (await browser.popUps()).filter(({ id }) => id.includes(`|${kind}|`)).length;

/** A key that works, at a source that may be asked, and one parcel that was found with it. */
async function begin(browser: Browser, lab: Lab): Promise<ExtensionPage> {
  NUMBERS.forEach((number) => lab.world.add({ number, carrier: 'usps' }));
  lab.world.setKeys('seventeentrack', [KEY]);
  const page = await browser.open('options.html#sources');
  await saveKey(page, KEY);
  await reads(page, /checked once you allow/i);
  expect(await browser.allow(page, /^allow 17track/i, [HOST])).toBe(true);
  await reads(page, /the key works/i);
  await addNumbers(page, 'usps', [NUMBERS[0]]);
  await until('the parcel is found', async () => (await statusOf(page, NUMBERS[0])) === 'in_transit', 30_000);
  await until('it is quiet', () => isQuiet(page), 30_000);
  return page;
}

story('a key is tried when it is entered, works, stops working, is told once, and is replaced', async ({ browser, lab }) => {
  const page = await begin(browser, lab);
  await reads(page, /100 of 100 left/i);
  await reads(page, /••••7788/);
  expect(await page.text(), 'no page shows the key').not.toContain(KEY);
  lab.world.setKeys('seventeentrack', ['another-key-9900']);
  await pollAll(page);
  await until('it was told', async () => (await popUpsOf(browser, 'source_auth')) === 1);
  await reads(page, /17track does not accept your key/i);
  const asked = lab.countRequests(HOST);
  await pollAll(page);
  expect([lab.countRequests(HOST), await popUpsOf(browser, 'source_auth'), await statusOf(page, NUMBERS[0])], 'left alone, told once, nothing lost').toEqual([asked, 1, 'in_transit']);
  await saveKey(page, 'a-wrong-key-1122');
  await reads(page, /checked just now: 17track does not accept/i);
  // Until the answer is there the lines move: a click that aims at the button might miss it.
  await reads(page, /key saved/i);
  lab.world.move(NUMBERS[0], 'out_for_delivery');
  await saveKey(page, 'another-key-9900');
  await reads(page, /the key works/i);
  await pollAll(page);
  await until('it goes on', async () => (await statusOf(page, NUMBERS[0])) === 'out_for_delivery', 30_000);
  expect(await popUpsOf(browser, 'source_auth')).toBe(1);
});

story('a quota that ends: said in the options, nothing lost, and it goes on when there is more', async ({ browser, lab }) => {
  lab.world.shelf<number>('seventeentrack/quota').set('total', 1);
  const page = await begin(browser, lab);
  await addNumbers(page, 'usps', [NUMBERS[1]]);
  await reads(page, /your queries at 17track are used up/i);
  await until('it is quiet', () => isQuiet(page), 30_000);
  expect([await statusOf(page, NUMBERS[0]), (await browser.popUps()).length]).toEqual(['in_transit', 0]);
  await page.click('button', /^check the key 17track/i);
  await reads(page, /0 of 1 left/i);
  lab.world.shelf<number>('seventeentrack/quota').set('total', 100);
  // The check made what waited due: a refusal that was on its way may come after the quota was raised, and counts.
  await until('the second parcel is found', async () => {
    await pollAll(page);
    return (await statusOf(page, NUMBERS[1])) === 'in_transit';
  });
});

story('a passphrase: locked by a restart of the browser, told once, nothing lost, unlocked', async ({ browser, lab }) => {
  const before = await begin(browser, lab);
  await before.run(() => document.querySelector('#keys details')?.setAttribute('open', ''), null);
  await before.fill('textbox', /^new passphrase/i, 'correct horse');
  await before.fill('textbox', /^once more/i, 'correct horse');
  await before.click('button', /^set passphrase/i);
  await reads(before, /passphrase set\./i);
  await pollAll(before);
  // Chromium writes a granted permission to the disk within ten seconds; a crash before that loses it.
  await pause(12_000);
  const asked = lab.countRequests(HOST);
  await browser.crashAndRestart();
  const page = await browser.open('options.html#keys');
  await reads(page, /locked\. parcels that are asked about/i);
  lab.world.move(NUMBERS[0], 'out_for_delivery');
  await pollAll(page);
  await pollAll(page);
  const [parcel] = await readAll(page, 'parcels');
  expect([lab.countRequests(HOST), parcel?.blocked, parcel?.status, await popUpsOf(browser, 'keys_locked')]).toEqual([asked, 'locked', 'in_transit', 1]);
  await page.fill('textbox', /^passphrase/i, 'wrong horse');
  await page.click('button', /^unlock/i);
  await reads(page, /that is not the passphrase/i);
  await page.fill('textbox', /^passphrase/i, 'correct horse');
  await page.click('button', /^unlock/i);
  await reads(page, /unlocked\./i);
  await pollAll(page);
  await until('it goes on', async () => (await statusOf(page, NUMBERS[0])) === 'out_for_delivery', 30_000);
  expect(await popUpsOf(browser, 'keys_locked')).toBe(1);
});
