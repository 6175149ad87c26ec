/** Runs one story in each browser that is there, each time with a fresh lab and a fresh profile. */
import { mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Lab, startLab } from '@/tests/lab/lab';
import type { Browser, BrowserOptions } from '@/tests/_support/browser';
import { Chromium } from '@/tests/_support/chromium';
import { Firefox } from '@/tests/_support/firefox';
import { findBrowser, which } from '@/tests/_support/processes';

export interface Stage {
  readonly browser: Browser;
  readonly lab: Lab;
}

export const ARTIFACTS = 'artifacts';

/** Full sizes in `npm run test:long`, smaller ones that fit a change elsewhere. */
export const FULL = process.env['ORDERTRAIL_FULL'] === '1';

const BROWSERS = [
  { name: 'Chromium', there: findBrowser('chromium') !== null && which('Xvfb') !== null && which('xdotool') !== null, start: (options: BrowserOptions) => Chromium.start(options) },
  { name: 'Firefox', there: findBrowser('firefox') !== null, start: (options: BrowserOptions) => Firefox.start(options) },
];

/** A browser that is missing makes the story a named skip (in CI: a failure, see .ci/test.mjs). */
export function story(title: string, tell: (stage: Stage) => Promise<void>, options: Omit<BrowserOptions, 'labPort'> = {}): void {
  for (const { name, there, start } of BROWSERS) {
    it.runIf(there)(`${title} (${name})`, async () => {
      mkdirSync(ARTIFACTS, { recursive: true });
      const lab = await startLab();
      const browser = await start({ labPort: lab.port, ...options });
      try {
        await tell({ browser, lab });
        expect(await browser.errors(), 'uncaught errors').toEqual([]);
      } finally {
        await browser.close();
        await lab.close();
      }
    });
  }
}
