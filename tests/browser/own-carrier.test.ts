/** A carrier of the user's own on the unchanged build: described, tried, kept, allowed, chosen by hand, followed and told of. */
import { expect } from 'vitest';
import { type ExtensionPage, until } from '@/tests/_support/browser';
import { OWN_HOST, OWN_NAME } from '@/tests/lab/own-carrier';
import { Inspection, speak } from './inspect';
import { reads } from './pages';
import { story } from './stories';
import { pollAll, readAll } from './stored';

const NUMBER = 'QQSP88213377XY';
const ID = 'custom-sample-parcels';
const KEY = `${ID}:${NUMBER}`;
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^name of the carrier/i, 'Sample Parcels'], [/^address$/i, `https://${OWN_HOST}/v1/track/{number}`], [/^list of events/i, 'parcel.log'], [/^event: time/i, 'when'], [/^event: text/i, 'what'],
  [/^event: place/i, 'where.city'], [/^event: code/i, 'state'], [/^parcel: number/i, 'parcel.no'], [/tracking number to try/i, NUMBER],
];

/** Chooses in the select box whose name matches. */
function choose(page: ExtensionPage, name: string, value: string): Promise<boolean> {
  return page.run(
    ({ name, value }: { readonly name: string; readonly value: string }) => {
      const boxes = [...document.querySelectorAll('select')];
      const box = boxes.find((each) => new RegExp(name, 'i').test(each.getAttribute('aria-label') ?? each.labels[0]?.textContent ?? ''));
      if (box === undefined) return false;
      box.value = value;
      box.dispatchEvent(new Event('change', { bubbles: true }));
      return box.value === value;
    },
    { name, value },
  );
}

async function describe(page: ExtensionPage): Promise<void> {
  await page.click('button', /^describe a carrier/i);
  for (const [name, text] of FIELDS) await page.fill('textbox', name, text);
  await page.click('button', /^add a header/i);
  await page.fill('textbox', /^header 1/i, 'X-Api-Key');
  await page.click('checkbox', /keep it secret/i);
  await page.fill('textbox', /^secret value 1/i, 'lab-key');
}

story('a carrier of the user\'s own, from the description to the timeline', async ({ browser, lab }) => {
  lab.world.add({ number: NUMBER, carrier: OWN_NAME });
  lab.world.setKeys(OWN_NAME, ['lab-key']);
  const seen = new Inspection(browser, [{ name: 'wide', width: 1280, height: 900 }, { name: 'narrow', width: 360, height: 800 }]);
  let page = await browser.open('options.html#own');
  await reads(page, /a carrier of your own/i);
  await describe(page);
  expect(lab.countRequests(OWN_HOST), 'nobody is asked while it is described').toBe(0);
  expect(await browser.allow(page, /^try it$/i, [OWN_HOST])).toBe(true);
  await reads(page, /events were read/i);
  await reads(page, /“COLLECTED” is not in your table/);
  await seen.look(page, 'own-carrier-tried', 'en');
  await speak(page, 'zh-CN');
  await seen.look(page, 'own-carrier-tried', 'zh-CN');
  await speak(page, 'en');
  await page.click('button', /^explain “ON_ROAD”/i);
  for (const row of [2, 3]) {
    await page.click('button', /^add a word/i);
    await page.fill('textbox', new RegExp(`^their word ${row}`, 'i'), row === 2 ? 'WITH_COURIER' : 'HANDED_OVER');
    expect(await choose(page, `^means ${row}`, row === 2 ? 'out_for_delivery' : 'delivered')).toBe(true);
  }
  expect(lab.countRequests(OWN_HOST), 'a trial asks once').toBe(1);
  await page.click('button', /^keep this carrier/i);
  await until('it stands among the sources', () => page.sees('link', /^edit sample parcels/i));
  expect(JSON.stringify(await readAll(page, 'meta')), 'the key is in the vault alone').not.toContain('lab-key');

  page = await browser.open('dashboard.html#/timeline');
  await until('the paste box', async () => (await page.sees('button', /start/i)) || (await page.sees('textbox', /number|paste/i)));
  if (await page.sees('button', /start/i)) await page.click('button', /start/i);
  await page.fill('textbox', /number|paste/i, NUMBER);
  await until('the carrier can be chosen', () => choose(page, NUMBER, `parcel:${ID}`));
  await page.click('button', /^keep/i);
  await reads(page, /Parcel in transit/);
  expect(await browser.popUps(), 'first sight tells nothing').toEqual([]);
  lab.world.move(NUMBER, 'out_for_delivery');
  await pollAll(page);
  await reads(page, /out for delivery/i);
  expect(await browser.popUps()).toMatchObject([{ id: `${KEY}|out_for_delivery|1`, title: expect.stringContaining('Sample Parcels') as string }]);
  expect((await readAll(page, 'events')).map(({ text, location, source }) => [text, location, source])).toContainEqual(['Parcel out for delivery', 'Musterstadt', ID]);
  expect(lab.log.filter(({ note }) => note === 'credentials' || note === 'wrong_key')).toEqual([]);

  page = await browser.open(`options.html#source-${ID}`);
  await page.click('button', /^remove sample parcels/i);
  await page.click('button', /^yes, remove/i);
  await until('it is gone', async () => !(await page.sees('link', /^edit sample parcels/i)));
  const asked = lab.countRequests(OWN_HOST);
  await pollAll(page);
  expect(lab.countRequests(OWN_HOST)).toBe(asked);
  expect(await page.run((origins: readonly string[]) => chrome.permissions.contains({ origins: [...origins] }), [`https://${OWN_HOST}/*`]), 'its permission goes with it').toBe(false);
  expect(seen.found).toEqual([]);
});
