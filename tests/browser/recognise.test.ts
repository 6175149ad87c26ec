/** Whatever a shopper pastes, in the real browsers: texts, pictures, the camera, a megabyte; in the popup and the full tab. */
import { expect } from 'vitest';
import { type Browser, type ExtensionPage, leastOf, until } from '@/tests/_support/browser';
import { blank, label, photograph } from '@/tests/scan/label';
import { begin, reads } from './pages';
import { fakeCamera, giveFile, givePicture, longText, pasteWatched } from './paste-page';
import { readAll } from './stored';
import { ARTIFACTS, story } from './stories';
import { type Pasted, TEXTS } from './texts';

const BOX = /number|paste|单号|粘贴/i;
/** The one that the label's QR code names too. */
const NUMBER = 'YT2648103957264';
/** What a page may do at a stretch once the text is in its box. */
const LONGEST_TASK_MS = 400;
const SCREENSHOT = { degrees: 0, slant: 0, blur: 0, noise: 0, shadow: 0 };
const PHOTO = { degrees: -7, slant: 0.1, blur: 0.7, noise: 25, shadow: 0.4 };
const ASKEW = { degrees: 33, slant: 0.05, blur: 0.5, noise: 15, shadow: 0.3 };

const shot = (browser: Browser, page: ExtensionPage, name: string): Promise<void> => page.screenshot(`${ARTIFACTS}/paste-${name}-${browser.name}.png`);
const shown = (page: ExtensionPage): Promise<readonly string[]> => page.run(() => [...document.querySelectorAll<HTMLElement>('.find .no')].map((element) => element.innerText.replace(/^\S+\s+/, '').trim()), null);
const boxText = (page: ExtensionPage): Promise<string> => page.run(() => document.querySelector('textarea')?.value ?? '', null);
const focused = (page: ExtensionPage): Promise<string> => page.run(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '', null);

async function stored(page: ExtensionPage): Promise<ReadonlySet<string>> {
  return new Set([...(await readAll(page, 'parcels')), ...(await readAll(page, 'orders'))].map(({ key }) => key));
}

/** Past the welcome, with the paste box in sight. */
async function openBox(browser: Browser, path: string): Promise<ExtensionPage> {
  await (await begin(browser)).close();
  const page = await browser.open(path);
  if (await page.sees('button', /start|开始/i)) await page.click('button', /start|开始/i);
  await until('the paste box', () => page.sees('textbox', BOX));
  return page;
}

async function tabTo(page: ExtensionPage, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 25; presses += 1) {
    if (name.test(await focused(page))) return;
    await page.press('Tab');
  }
  throw new Error(`Tab never reaches ${String(name)}; it stands on: ${await focused(page)}`);
}

/** One text: all its numbers are shown; Enter keeps what is certain and nothing else. */
async function pasteAndKeep(browser: Browser, page: ExtensionPage, { name, text, numbers, certain }: Pasted, of: string): Promise<void> {
  const before = await stored(page);
  await page.fill('textbox', BOX, text);
  await until(`${name}: ${numbers.join(', ')}`, async () => JSON.stringify(await shown(page)) === JSON.stringify(numbers)).catch(async (error: unknown) => {
    throw new Error(`${String(error)}; shown: ${(await shown(page)).join(', ')}`);
  });
  await shot(browser, page, `${of}-${name}`);
  await page.press('Enter');
  await until(`${name} is kept`, async () => certain.every((key) => before.has(key)) || (await stored(page)).size > before.size);
  const after = await stored(page);
  expect([...after].filter((key) => !before.has(key)).toSorted(), name).toEqual(certain.filter((key) => !before.has(key)).toSorted());
}

async function checkKept(page: ExtensionPage): Promise<void> {
  const links = (await readAll(page, 'orderParcels')).map(({ key }) => key);
  expect(links, 'order and parcel of one message').toEqual(expect.arrayContaining(['taobao::4719283065174829306|yto:YT2648103957264', 'amazon::206-4829173-6405182|ups:1Z999AA10123456784']));
  expect(links, 'a new order and the parcel that was kept before').toContain('ebay::12-03948-57612|ups:1Z999AA10123456784');
  expect(links.filter((key) => key.startsWith('pinduoduo')), 'two matters of one chat').toEqual([]);
  const [waiting] = (await readAll(page, 'parcels')).filter(({ key }) => key === 'yto:YT2648103957271');
  expect(waiting?.pickup).toEqual({ code: '6-3-1028', place: '样例花园北门便利店' });
}

story('nine texts in the full tab, in English', async ({ browser }) => {
  const page = await openBox(browser, 'dashboard.html');
  for (const pasted of TEXTS) await pasteAndKeep(browser, page, pasted, 'dashboard-en');
  await checkKept(page);
});

story('nine texts in the popup, in Chinese, by keyboard alone', async ({ browser }) => {
  const page = await openBox(browser, 'options.html');
  await page.run(() => chrome.runtime.sendMessage({ command: 'settings.change', input: { language: 'zh-CN', welcomed: true } }), null);
  const popup = await browser.open('popup.html');
  await reads(popup, /单迹|粘贴|单号/);
  for (const pasted of TEXTS) await pasteAndKeep(browser, popup, pasted, 'popup-zh');
  await checkKept(popup);

  // The bare number is asked about: the answer, and keeping it, by Tab and Enter.
  await tabTo(popup, /雅玛多/);
  await popup.press('Enter');
  await reads(popup, /你选的/);
  expect(await focused(popup), 'the keyboard stays in the line').toMatch(/349182736405/);
  await tabTo(popup, /^保存/);
  await popup.press('Enter');
  await until('it is kept', async () => (await stored(popup)).has('yamato:349182736405'));
  expect(await focused(popup), 'back in the box').toMatch(BOX);

  // What was said weighs for the next number of that shape.
  await popup.fill('textbox', BOX, '402938475663');
  await reads(popup, /因为你以前保存过/);
  await shot(browser, popup, 'popup-zh-learnt');
  expect(await popup.run(() => document.querySelector<HTMLSelectElement>('.find select')?.value, null)).toBe('parcel:yamato');
}, { language: 'en-US' });

story('a picture of a label, in the popup and in the full tab', async ({ browser }) => {
  const page = await openBox(browser, 'dashboard.html');
  const reading = async (where: ExtensionPage): Promise<void> => {
    await until('the number is shown', async () => (await shown(where)).includes(NUMBER)).catch(async (error: unknown) => {
      throw new Error(`${String(error)}; it says ${(await where.text()).slice(0, 600)}`);
    });
  };
  await givePicture(page, photograph(label(NUMBER), PHOTO), 'drop');
  await reading(page);
  expect(await boxText(page)).toContain(NUMBER);
  await shot(browser, page, 'dashboard-photo');
  await page.press('Enter');
  await until('it is kept', async () => (await stored(page)).has(`yto:${NUMBER}`));

  await givePicture(page, blank(300, 200), 'paste');
  await reads(page, /no barcode or qr code could be read/i);
  await shot(browser, page, 'dashboard-nothing');
  await giveFile(page, Buffer.from('this is no picture'), 'choose');
  await reads(page, /could not be opened as a picture/i);

  const popup = await browser.open('popup.html');
  await until('the paste box', () => popup.sees('textbox', BOX));
  await givePicture(popup, photograph(label('YT2648103957318'), SCREENSHOT), 'paste');
  await until('the screenshot is read', async () => (await shown(popup)).includes('YT2648103957318'));
  await givePicture(popup, photograph(label('YT2648103957325'), ASKEW), 'paste');
  await until('the second joins the first', async () => (await shown(popup)).join() === 'YT2648103957318,YT2648103957325' || (await shown(popup)).includes('YT2648103957325'));
  await shot(browser, popup, 'popup-pictures');
});

story('the camera: none, refused, and a label before it', async ({ browser }) => {
  const page = await openBox(browser, 'dashboard.html');
  const openCamera = (): Promise<void> => page.click('button', /use the camera/i);
  await openCamera();
  await reads(page, /no camera was found|camera was not allowed/i);
  await shot(browser, page, 'camera-none');
  await page.press('Escape');
  await until('it closes', async () => !(await page.sees('button', /close the camera/i)));
  await fakeCamera(page, 'refused');
  await openCamera();
  await reads(page, /camera was not allowed/i);
  await page.click('button', /close the camera/i);
  await fakeCamera(page, blank(640, 480, 90));
  await openCamera();
  await page.click('button', /read it now/i);
  await reads(page, /no barcode or qr code/i);
  await shot(browser, page, 'camera-on');
  await page.click('button', /close the camera/i);
  await fakeCamera(page, photograph(label(NUMBER), SCREENSHOT));
  await openCamera();
  await until('the number is shown', async () => (await shown(page)).includes(NUMBER));
  expect(await page.sees('button', /close the camera/i), 'the camera is off').toBe(false);
  await page.press('Enter');
  await until('it is kept', async () => (await stored(page)).has(`yto:${NUMBER}`));
});

story('a megabyte of text never stops the page', async ({ browser }) => {
  const page = await openBox(browser, 'dashboard.html');
  const longest = await leastOf(LONGEST_TASK_MS, async () => {
    await page.fill('textbox', BOX, '');
    await until('nothing is shown', async () => (await shown(page)).length === 0);
    const { whilePutIn, after, untilRead } = await pasteWatched(page, longText());
    console.log(`${browser.name}: 1 MiB: box ${Math.round(whilePutIn)} ms, longest task after ${Math.round(after)} ms, findings after ${Math.round(untilRead)} ms`);
    return after;
  });
  await until('the list is drawn', async () => (await shown(page)).length === 100);
  await shot(browser, page, 'megabyte');
  expect(longest).toBeLessThan(LONGEST_TASK_MS);
});
