/** Screenshots of every page after the main job: light and dark, English and Chinese. */
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type ExtensionPage, pause, until } from '@/tests/_support/browser';
import { ChromiumPage } from '@/tests/_support/chromium';
import { command } from '@/tests/browser/stored';
import { keyOf, LOCKER } from './start-parcels';

export const PICTURES = 'artifacts/start';

const PAGES = [
  { name: 'popup', path: 'popup.html', width: 380, height: 540 },
  { name: 'dashboard', path: 'dashboard.html', width: 1280, height: 760 },
  { name: 'detail', path: `dashboard.html#/parcel/${encodeURIComponent(keyOf(LOCKER))}`, width: 1280, height: 760 },
  { name: 'options', path: 'options.html', width: 1000, height: 800 },
] as const;
const LANGUAGES = ['en', 'zh-CN'] as const;
const SCHEMES = ['light', 'dark'] as const;

/** In the size a person sees it in; the narrow popup twice as fine. */
async function openInSize(browser: Browser, path: string, width: number, height: number): Promise<readonly [ExtensionPage, (file: string) => Promise<void>]> {
  const page = await browser.open(path);
  if (!(page instanceof ChromiumPage)) return [page, (file) => page.screenshot(file)];
  const session = await page.page.context().newCDPSession(page.page);
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: width < 500 ? 2 : 1, mobile: false });
  await session.send('Emulation.setScrollbarsHidden', { hidden: true });
  // A pointer that rests on a row would light it up.
  await page.inject("document.documentElement.style.pointerEvents = 'none'");
  const take = async (file: string): Promise<void> => {
    await pause(150);
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: false });
    await writeFile(file, Buffer.from(data, 'base64'));
  };
  return [page, take];
}

/** Writes them below `artifacts/start` and returns the names of the files. */
export async function takePictures(browser: Browser): Promise<readonly string[]> {
  mkdirSync(PICTURES, { recursive: true });
  const files: string[] = [];
  for (const { name, path, width, height } of PAGES) {
    const [page, take] = await openInSize(browser, path, width, height);
    for (const language of LANGUAGES) {
      await command(page, 'settings.change', { language });
      await until(`the page speaks ${language}`, () => page.run((wanted: string) => document.documentElement.lang === wanted, language));
      for (const scheme of SCHEMES) {
        await page.setScheme(scheme);
        const file = join(PICTURES, `${name}-${language}-${scheme}.png`);
        await take(file);
        files.push(file);
      }
    }
    await page.close();
  }
  return files;
}
