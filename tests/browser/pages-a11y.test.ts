/** Every page in every state it can be in: axe-core finds nothing, nothing is wider than the window, the console stays quiet. */
import { expect } from 'vitest';
import { type Browser, type ExtensionPage, pause, until } from '@/tests/_support/browser';
import { Inspection, type InspectedLanguage, LANGUAGES, speak } from './inspect';
import { reads } from './pages';
import { everyState, HOSTILE, KEYS, ORDER, putRows } from './states';
import { story } from './stories';
import { command, readAll } from './stored';

/** As the browser measures it: 380 px of content beside a scroll bar. */
const POPUP = [{ name: '380', width: 395, height: 600 }, { name: '320', width: 320, height: 600 }];
const TAB = [{ name: 'wide', width: 1280, height: 900 }, { name: 'narrow', width: 360, height: 800 }];
const WORDS = {
  en: { keep: /^keep/i, kept: /^kept/im, start: /start/i, remove: /^delete$/i, deleted: /deleted\./i, rename: /^rename$/i, raw: /carrier’s words/i, newer: /newer than this version/i, failed: /could not be opened/i, preparing: /getting ready/i, again: /try again/i, nothing: /no tracking or order number/i },
  'zh-CN': { keep: /^保存 /, kept: /已保存/, start: /开始/, remove: /^删除$/, deleted: /已删除/, rename: /^改名$/, raw: /快递原文/, newer: /比当前版本新/, failed: /打不开/, preparing: /正在准备/, again: /再试/, nothing: /没有认出/ },
} satisfies Record<InspectedLanguage, Record<string, RegExp>>;
/** A sure number, an unclear one, one that nobody knows, one that wants a phone tail, one that is kept already, and other figures. */
const MIXED = `圆通快递 YT2648103957264\n顺丰 SF1234567890999\n123456789012\nQQWW-88213377-XY\n${KEYS.out.slice(4)}\n手机 13800138000，￥239.00，取件码 7-2-3051`;

async function close(pages: readonly ExtensionPage[]): Promise<void> {
  for (const page of pages) await page.close();
}

async function seed(browser: Browser): Promise<void> {
  const page = await browser.open('options.html');
  await command(page, 'settings.change', { welcomed: true });
  await putRows(page, everyState(Date.now()));
  await page.close();
}

async function open(browser: Browser, path: string, language: InspectedLanguage, says: RegExp): Promise<ExtensionPage> {
  const page = await browser.open(path);
  await speak(page, language);
  await reads(page, says);
  return page;
}

story('the popup', async ({ browser }) => {
  const seen = new Inspection(browser, POPUP);
  for (const language of LANGUAGES) {
    const page = await open(browser, 'popup.html', language, WORDS[language].start);
    await seen.look(page, 'popup-welcome', language);
    await page.close();
  }
  const prepare = await browser.open('options.html');
  await command(prepare, 'settings.change', { welcomed: true });
  await prepare.close();
  for (const language of LANGUAGES) {
    const words = WORDS[language];
    const page = await open(browser, 'popup.html', language, /./);
    await seen.look(page, 'popup-empty', language);
    await page.fill('textbox', /./, 'hello, when does it come?');
    await reads(page, words.nothing);
    await seen.look(page, 'popup-nothing', language);
    await page.fill('textbox', /./, MIXED);
    await until('the findings', () => page.sees('button', words.keep));
    await seen.look(page, 'popup-findings', language);
    await page.fill('textbox', /./, 'LP00648103900001');
    await until('one finding', async () => (await page.run(() => document.querySelectorAll('.find').length, null)) === 1);
    await page.click('button', words.keep);
    await reads(page, words.kept);
    await seen.look(page, 'popup-kept', language);
    const [added] = await readAll(page, 'parcels');
    await command(page, 'intake.undo', { keys: [added?.key ?? ''] });
    await page.close();
  }
  await seed(browser);
  for (const language of LANGUAGES) {
    const page = await open(browser, 'popup.html', language, /Postcards/);
    await seen.look(page, 'popup-rows', language);
    await page.close();
  }
  expect(seen.found).toEqual([]);
});

story('the dashboard', async ({ browser }) => {
  const seen = new Inspection(browser, TAB);
  for (const language of LANGUAGES) {
    const welcome = await open(browser, 'dashboard.html#/welcome', language, WORDS[language].start);
    await seen.look(welcome, 'dashboard-welcome', language);
    const empty = await open(browser, 'dashboard.html#/moving', language, /./);
    await seen.look(empty, 'dashboard-empty', language);
    await close([welcome, empty]);
  }
  await seed(browser);
  for (const language of LANGUAGES) {
    const words = WORDS[language];
    for (const view of ['timeline', 'needs', 'moving', 'orders', 'done', 'archived']) {
      const page = await open(browser, `dashboard.html#/${view}`, language, /./);
      await until('rows', () => page.run(() => document.querySelector('.list .row, .list .ev') !== null, null));
      await seen.look(page, `dashboard-${view}`, language);
      await page.close();
    }
    const page = await open(browser, 'dashboard.html', language, /./);
    await page.fill('textbox', /./, MIXED);
    await until('the findings', () => page.sees('button', words.keep));
    await seen.look(page, 'dashboard-findings', language);
    await page.close();
  }
  expect(seen.found).toEqual([]);
});

story('details', async ({ browser }) => {
  const seen = new Inspection(browser, TAB);
  await seed(browser);
  const shown = ['pickup', 'allow', 'input', 'nobody', 'auth', 'silent', 'out', 'stale', 'hostile', 'long', 'done', 'deleted'] as const;
  for (const language of LANGUAGES) {
    const words = WORDS[language];
    const page = await open(browser, 'dashboard.html#/moving', language, /./);
    const go = async (hash: string): Promise<void> => {
      await page.run((to: string) => void (location.hash = to), hash);
      await until('the detail', () => page.run((to: string) => location.hash === to && document.querySelector('.detail article, .detail .empty') !== null, hash));
      await pause(80);
    };
    for (const state of shown) {
      await go(`#/parcel/${encodeURIComponent(KEYS[state])}`);
      if (state === 'out') await page.click('button', words.raw);
      if (state === 'done') await page.click('button', words.rename);
      await seen.look(page, `detail-${state}`, language);
    }
    await go(`#/order/${encodeURIComponent(ORDER)}`);
    await seen.look(page, 'detail-order', language);
    await go('#/parcel/yto%3ANOTHING');
    await seen.look(page, 'detail-gone', language);
    expect(await page.run(() => (globalThis as { readonly harmed?: number }).harmed ?? 0, null), 'hostile text ran').toBe(0);
    await page.close();
  }
  expect(HOSTILE).toContain('<script>');
  expect(seen.found).toEqual([]);
});

story('the options', async ({ browser }) => {
  const seen = new Inspection(browser, TAB);
  for (const language of LANGUAGES) {
    const page = await open(browser, 'options.html', language, /17TRACK/);
    await seen.look(page, 'options-fresh', language);
    await page.close();
  }
  await seed(browser);
  for (const language of LANGUAGES) {
    const page = await open(browser, 'options.html', language, /17TRACK/);
    await seen.look(page, 'options-health', language);
    await command(page, 'source.set-secrets', { source: 'kuaidi100', secrets: { customer: 'CUSTOMER-0001', key: 'KEY-OF-SOMEBODY-0002' } });
    await command(page, 'vault.set-passphrase', { current: null, next: 'correct horse' });
    await until('the masked key', async () => (await page.text()).includes('••••0002'));
    await page.run(() => document.querySelectorAll('#keys details, #source-kuaidi100 details, #source-japanpost details').forEach((part) => part.setAttribute('open', '')), null);
    await until('the report', () => page.run(() => document.querySelector('.handout') !== null, null));
    await seen.look(page, 'options-keys', language);
    await command(page, 'vault.lock', {});
    await until('it is locked', () => page.run(() => document.querySelector('#keys .unlock input[autocomplete="current-password"]') !== null, null));
    await seen.look(page, 'options-locked', language);
    await command(page, 'vault.reset', {});
    await page.close();
  }
  expect(seen.found).toEqual([]);
});

/** Holds the database at a version from an extension page without scripts, whoever else wants it; `release` lets go. */
async function hold(page: ExtensionPage, version: number, anew: boolean): Promise<void> {
  await page.run(
    async ({ version, anew }: { readonly version: number; readonly anew: boolean }) => {
      const settled = (request: IDBOpenDBRequest): Promise<void> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve());
          request.addEventListener('error', () => reject(request.error ?? new Error('held')));
        });
      if (anew) await settled(indexedDB.deleteDatabase('ordertrail'));
      const opening = indexedDB.open('ordertrail', version);
      opening.addEventListener('upgradeneeded', () => {
        if (opening.result.objectStoreNames.length === 0) opening.result.createObjectStore('made by a test');
      });
      await settled(opening);
      Object.assign(globalThis, { held: opening.result });
    },
    { version, anew },
  );
}

async function release(page: ExtensionPage): Promise<void> {
  await page.run(() => (globalThis as unknown as { readonly held: IDBDatabase }).held.close(), null);
}

story('getting ready, newer data, data that cannot be opened', async ({ browser }) => {
  const paths = ['popup', 'dashboard', 'options'] as const;
  const [popup, tab] = [new Inspection(browser, POPUP.slice(0, 1)), new Inspection(browser, TAB)];
  const setup = await browser.open('options.html');
  await command(setup, 'settings.change', { welcomed: true });
  await setup.close();
  const holder = await browser.open('icon/16.png');
  await browser.killBackground();
  await hold(holder, 1, true);
  for (const path of paths) {
    const page = await browser.open(`${path}.html`);
    await reads(page, WORDS.en.preparing);
    await (path === 'popup' ? popup : tab).look(page, `${path}-preparing`, 'en');
    if (path !== 'options') await page.close();
    else {
      await release(holder);
      await reads(page, /17TRACK/);
      await page.close();
    }
  }
  await hold(holder, 990, false);
  await release(holder);
  for (const language of LANGUAGES) {
    for (const path of paths) {
      const seen = path === 'popup' ? popup : tab;
      const page = await browser.open(`${path}.html`);
      await page.inject(`localStorage.setItem('ordertrail.look', '{"language":"${language}"}')`);
      await page.reload();
      await reads(page, WORDS[language].newer);
      await seen.look(page, `${path}-newer`, language);
      await page.inject('globalThis.truth = indexedDB.databases; indexedDB.databases = () => Promise.reject(new DOMException("made up", "UnknownError"))');
      await page.click('button', WORDS[language].again);
      await reads(page, WORDS[language].failed);
      await seen.look(page, `${path}-failed`, language);
      await page.inject('indexedDB.databases = globalThis.truth');
      await page.click('button', WORDS[language].again);
      await reads(page, WORDS[language].newer);
      await page.close();
    }
  }
  expect([...popup.found, ...tab.found]).toEqual([]);
});
