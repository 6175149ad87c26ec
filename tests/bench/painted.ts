/** From navigation to the first painted row, of our pages and of an empty page of the same extension. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@/tests/_support/browser';
import { type Chromium, CHROMIUM_BUILD, ChromiumPage } from '@/tests/_support/chromium';

/** Beside the build while the bench runs, taken away afterwards: an extension page with nothing but one word. */
const EMPTY = 'bench-empty.html';

export function layEmptyPage(): () => void {
  const path = join(CHROMIUM_BUILD, EMPTY);
  writeFileSync(path, '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><p class="row">Empty</p></body></html>');
  return () => rmSync(path, { force: true });
}

/**
 * Runs before the page's first line: asks the browser itself (element timing) when the frame that holds the first match
 * was shown. The mark is set as soon as the element stands in the document, before it can be painted.
 */
const watch = (selector: string): string => `(() => {
  new PerformanceObserver((list) => { globalThis.__painted ??= list.getEntries()[0].renderTime; }).observe({ type: 'element', buffered: true });
  const observer = new MutationObserver(() => {
    const first = document.querySelector(${JSON.stringify(selector)});
    if (first === null) return;
    observer.disconnect();
    first.setAttribute('elementtiming', 'first-row');
  });
  observer.observe(document, { childList: true, subtree: true });
})()`;

async function measureOnce(anyPage: ChromiumPage, address: string, selector: string): Promise<number> {
  const page = await anyPage.page.context().newPage();
  try {
    await page.addInitScript(watch(selector));
    await page.goto(address);
    await until(`${address} is painted`, () => page.evaluate('globalThis.__painted !== undefined'));
    return await page.evaluate('globalThis.__painted');
  } finally {
    await page.close();
  }
}

export interface Painted {
  readonly empty: readonly number[];
  readonly popup: readonly number[];
  readonly dashboard: readonly number[];
}

/** One after the other, `rounds` times, so that whatever the machine does meanwhile meets all of them. Milliseconds. */
export async function measurePainted(browser: Chromium, rounds: number): Promise<Painted> {
  const page = await browser.open(EMPTY);
  if (!(page instanceof ChromiumPage)) throw new Error('not Chromium');
  const base = (await page.url()).replace(EMPTY, '');
  const result = { empty: [] as number[], popup: [] as number[], dashboard: [] as number[] };
  for (let round = -2; round < rounds; round += 1) {
    const times = [await measureOnce(page, `${base}${EMPTY}`, '.row'), await measureOnce(page, `${base}popup.html`, '.row .what'), await measureOnce(page, `${base}dashboard.html`, '.ev .d')] as const;
    // The first two rounds warm up.
    if (round < 0) continue;
    result.empty.push(times[0]);
    result.popup.push(times[1]);
    result.dashboard.push(times[2]);
  }
  await page.close();
  return result;
}
