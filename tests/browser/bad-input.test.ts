/** What people paste, drop and type by mistake or on purpose: a clear sentence, nothing stored that was not meant, the text stays. */
import { expect } from 'vitest';
import { type Browser, type ExtensionPage, leastOf, pause, until } from '@/tests/_support/browser';
import { allowByButton } from './allow';
import { reads } from './pages';
import { HOSTILE } from './states';
import { story } from './stories';
import { addNumbers, command, pollAll, readAll } from './stored';

const NUMBER = 'YT2648103957264';
const KEY = `yto:${NUMBER}`;
const MEGABYTE = 1_048_576;
/** No page of ours may keep a person waiting longer than this for its next key press, a megabyte at hand or not. */
const MOST_SILENT_MS = 3000;

const A_MEGABYTE = 'nothing in here at all, only words and more words. '.repeat(Math.floor(MEGABYTE / 51));

const NOTHING = /no tracking or order number was found/i;
const NONSENSE: readonly (readonly [name: string, text: string])[] = [
  ['words', 'hello, when does it come? asdf qwer'],
  ['figures of all sorts', '1 22 333 4444 12:30 ￥39.90 2026-03-04'],
  ['control characters', '\u0000\u0001\u0007\u001B[31mred\u001B[0m\u007F\u0085'],
  ['characters that turn text around', '\u202Emoc.elpmaxe\u202C \u2066abc\u2069 \u200F\u200E\u061C'],
  ['markup', '<img src=x onerror="globalThis.harmed=1"><script>globalThis.harmed=1</script><svg onload=globalThis.harmed=1>'],
  ['emoji', '📦🚚👩‍👩‍👧‍👦🏳️‍🌈 где моя посылка 🤷🏽‍♀️'],
  ['broken surrogates and marks', `\uD800\uDFFF x${'\u0301'.repeat(300)}`],
  ['a megabyte of words', A_MEGABYTE],
];

/** The text in the paste box. */
const boxed = (page: ExtensionPage): Promise<string> => page.run(() => document.querySelector<HTMLTextAreaElement>('.paste textarea')?.value ?? '', null);
const harmed = (page: ExtensionPage): Promise<number> => page.run(() => (globalThis as { readonly harmed?: number }).harmed ?? 0, null);

/** From now on the page notes its longest silence. */
async function watchSilence(page: ExtensionPage): Promise<void> {
  await page.run(() => {
    const state = { last: performance.now(), longest: 0 };
    Object.assign(globalThis, { silence: state });
    setInterval(() => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - state.last);
      state.last = now;
    }, 10);
  }, null);
}
/** Puts the text into the box and waits for what the page says of it: how long it stood still for that. */
async function silenceOver(page: ExtensionPage, text: string, says: RegExp): Promise<number> {
  await page.fill('textbox', /number|paste/i, '');
  await until('the page is as before', async () => !says.test(await page.text()));
  await page.run(() => void ((globalThis as unknown as { readonly silence: { longest: number } }).silence.longest = 0), null);
  await page.fill('textbox', /number|paste/i, text);
  await reads(page, says);
  return longestSilence(page);
}
const longestSilence = (page: ExtensionPage): Promise<number> => page.run(() => (globalThis as unknown as { readonly silence: { longest: number } }).silence.longest, null);

async function openReady(browser: Browser, path: string): Promise<ExtensionPage> {
  const page = await browser.open(path);
  await until('the paste box', () => page.sees('textbox', /number|paste/i));
  return page;
}

async function prepare(browser: Browser): Promise<ExtensionPage> {
  const page = await browser.open('options.html');
  await command(page, 'settings.change', { welcomed: true });
  return page;
}

story('nonsense in the paste box', async ({ browser }) => {
  const options = await prepare(browser);
  for (const path of ['popup.html', 'dashboard.html']) {
    const page = await openReady(browser, path);
    await watchSilence(page);
    for (const [name, text] of NONSENSE) {
      await page.fill('textbox', /number|paste/i, text);
      await reads(page, NOTHING);
      const before = await boxed(page);
      expect(before.length, name).toBeGreaterThan(Math.min(20, text.length / 2));
      await page.press('Enter');
      await pause(50);
      expect(await boxed(page), `${name}: the text stays`).toBe(before);
      await page.fill('textbox', /number|paste/i, '');
      await until('the page is as before', async () => !NOTHING.test(await page.text()));
    }
    for (const [text, says] of [[A_MEGABYTE, NOTHING], [`${'more words than anybody reads '.repeat(40_000)} ${NUMBER}`, /longer than 1 MB/i]] as const) {
      const silence = await leastOf(MOST_SILENT_MS, () => silenceOver(page, text, says));
      console.log(`${browser.name}: ${path}: longest silence ${Math.round(silence)} ms`);
      expect(silence).toBeLessThan(MOST_SILENT_MS);
    }
    expect(await harmed(page)).toBe(0);
    await page.close();
  }
  expect(await readAll(options, 'parcels')).toEqual([]);
});

story('more numbers than one message takes', async ({ browser }) => {
  const options = await prepare(browser);
  const page = await openReady(browser, 'dashboard.html');
  const numbers = Array.from({ length: 1200 }, (_, index) => `YT${String(2_600_000_000_000 + index * 7919)}`);
  await page.fill('textbox', /number|paste/i, `圆通快递\n${numbers.join('\n')}`);
  await reads(page, /1,100 more were found/i);
  await reads(page, /keep 1,200 numbers/i);
  await page.press('Enter');
  await reads(page, /kept 1,200 numbers/i);
  expect(await boxed(page)).toBe('');
  expect((await readAll(options, 'parcels')).map(({ trackingNumber }) => trackingNumber).toSorted()).toEqual(numbers.toSorted());
  await page.click('button', /^undo$/i);
  await reads(page, /taken back/i);
  expect((await readAll(options, 'parcels')).filter(({ deletedAt }) => deletedAt === null)).toEqual([]);
});

story('odd forms of a real number, and the same number again', async ({ browser }) => {
  const options = await prepare(browser);
  const page = await openReady(browser, 'dashboard.html');
  const found = (): Promise<readonly string[]> => page.run(() => [...document.querySelectorAll('.find .no')].map((line) => (line.textContent ?? '').replace(/^\S+ /, '')), null);
  for (const text of ['圆通 ＹＴ２６４８１０３９５７２６４', `圆通\u200B ${NUMBER}\u202C\u2069`, `<b>圆通</b> <span>${NUMBER}</span>`, `📦圆通${NUMBER}🚚`, `圆通 ${NUMBER}\n${NUMBER}\r\n${NUMBER.toLowerCase()}`]) {
    await page.fill('textbox', /number|paste/i, text);
    await until(JSON.stringify(text), async () => (await found()).join() === NUMBER).catch(async (error: unknown) => {
      throw new Error(`${String(error)}: found ${(await found()).join()}`);
    });
  }
  expect(await readAll(options, 'parcels'), 'nothing is kept before the person says so').toEqual([]);
  await page.press('Enter');
  await until('it is kept once', async () => (await readAll(options, 'parcels')).map(({ key }) => key).join() === KEY);
  expect(await boxed(page)).toBe('');
  await page.fill('textbox', /number|paste/i, `${NUMBER} ${NUMBER}`);
  await reads(page, /already followed/i);
  await page.press('Enter');
  await pause(200);
  expect(await boxed(page)).toBe(`${NUMBER} ${NUMBER}`);
  expect(await readAll(options, 'parcels')).toHaveLength(1);
  await page.click('button', new RegExp(`^open ${NUMBER}`, 'i'));
  await until('its detail opens', async () => (await page.url()).includes(encodeURIComponent(KEY)));
});

story('hostile text in names, notes and the carrier’s words is shown as text', async ({ browser, lab }) => {
  lab.world.add({ number: NUMBER, carrier: 'yto', pickup: { code: '<i>7-2</i>', place: HOSTILE } });
  const options = await prepare(browser);
  await allowByButton(browser, options, ['www.yto.net.cn']);
  await addNumbers(options, 'yto', [NUMBER]);
  await pollAll(options);
  expect(await command(options, 'parcel.edit', { key: KEY, change: { title: HOSTILE, note: HOSTILE } })).toMatchObject({ ok: true });
  lab.world.move(NUMBER, 'ready_for_pickup');
  await pollAll(options);
  await until('it is told', async () => (await browser.popUps()).length === 1);
  const [told] = await browser.popUps();
  expect(`${told?.title} ${told?.message}`).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
  for (const path of ['popup.html', 'dashboard.html', 'dashboard.html#/needs', `dashboard.html#/parcel/${encodeURIComponent(KEY)}`]) {
    const page = await browser.open(path);
    await reads(page, /<img src=x onerror=/);
    expect(await harmed(page), path).toBe(0);
    expect(await page.run(() => document.querySelectorAll('img, script:not([src]), svg, iframe').length, null), path).toBe(0);
    expect(await page.run(() => document.title, null)).toBe('Ordertrail');
    expect(await page.text(), path).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    await page.close();
  }
});

/** Walks from the first thing that can be reached with the Tab key; returns what it never came to. */
async function unreached(page: ExtensionPage): Promise<readonly string[]> {
  const count = await page.run(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')].filter((element) => element.checkVisibility() && !element.matches(':disabled') && element.tabIndex >= 0);
    // Of radio buttons with one name the Tab key reaches the chosen one.
    const wanted = all.filter((element) => !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked));
    for (const element of wanted) element.dataset['wanted'] = '1';
    const note = (): void => {
      if (document.activeElement instanceof HTMLElement) delete document.activeElement.dataset['wanted'];
    };
    document.addEventListener('focusin', note);
    wanted[0]?.focus();
    note();
    return wanted.length;
  }, null);
  const left = (): Promise<readonly string[]> => page.run(() => [...document.querySelectorAll('[data-wanted]')].map((element) => element.outerHTML.slice(0, 120)), null);
  for (let presses = 0; presses < count * 2 && (await left()).length > 0; presses += 1) await page.press('Tab');
  return left();
}

story('by keyboard alone', async ({ browser }) => {
  const options = await prepare(browser);
  const page = await openReady(browser, 'dashboard.html');
  expect(await page.run(() => document.activeElement?.tagName, null)).toBe('TEXTAREA');
  // A sure one, and one whose carrier is anybody's guess: Enter keeps the first and leaves the other to be asked.
  await page.fill('textbox', /number|paste/i, `圆通快递 ${NUMBER}\nYT2648103950017\n123456789012`);
  await until('findings', () => page.run(() => document.querySelectorAll('.find').length === 3, null));
  const certain = await page.run(() => [...document.querySelectorAll('.find')].filter((line) => /certain/.test(line.textContent ?? '')).length, null);
  await page.press('Enter');
  await until('what is certain is kept', async () => (await readAll(options, 'parcels')).length === certain);
  expect(certain).toBeGreaterThan(0);
  expect(certain).toBeLessThan(3);
  expect(await boxed(page), 'what is left to be said stays').toContain('123456789012');
  expect(await page.run(() => document.activeElement?.tagName, null)).toBe('TEXTAREA');
  expect(await unreached(page)).toEqual([]);
  await page.fill('textbox', /number|paste/i, '');

  await page.run((hash: string) => void (location.hash = hash), `#/parcel/${encodeURIComponent(KEY)}`);
  await until('the detail', () => page.sees('button', /^rename$/i));
  expect(await unreached(page)).toEqual([]);
  await page.run(() => [...document.querySelectorAll('button')].find((button) => button.textContent === 'Rename')?.focus(), null);
  await page.press('Enter');
  await until('the name field', () => page.sees('textbox', /^name$/i));
  await page.press('Escape');
  await until('the name is as before', () => page.sees('button', /^rename$/i));
  expect(await page.url(), 'the first Escape only leaves the field').toContain('parcel');
  await page.press('Escape');
  await until('the detail is closed', async () => !(await page.url()).includes('parcel'));

  const popup = await openReady(browser, 'popup.html');
  expect(await popup.run(() => document.activeElement?.tagName, null)).toBe('TEXTAREA');
  expect(await unreached(popup)).toEqual([]);
  await popup.close();
  const settings = await browser.open('options.html');
  await reads(settings, /17TRACK/);
  expect(await unreached(settings)).toEqual([]);
});
