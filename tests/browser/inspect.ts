/** Looks at a page as it stands, in every size and scheme: axe-core, nothing wider than the window, a picture to look at. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type ExtensionPage, pause, until } from '@/tests/_support/browser';
import { ARTIFACTS, FULL } from './stories';
import { command } from './stored';

/** Pictures are for people: in CI nobody looks at these hundreds. */
const PICTURED = FULL || process.env['CI'] !== 'true';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
export const PICTURES = join(ARTIFACTS, 'pages');
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type InspectedLanguage = (typeof LANGUAGES)[number];
const SCHEMES = ['light', 'dark'] as const;

export interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** The part of axe-core that is used, as it stands in the page after it was injected. */
interface Axe {
  run(context: object, options: object): Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[] }>;
}

/** One line a finding: the rule, the element, why. Empty: nothing was found. */
async function findFaults(page: ExtensionPage): Promise<readonly string[]> {
  const there = await page.run(() => 'axe' in globalThis, null);
  if (!there) await page.inject(AXE);
  return page.run(async () => {
    const { axe } = globalThis as typeof globalThis & { readonly axe: Axe };
    const { violations } = await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
    const said = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} — ${failureSummary.replace(/\s+/g, ' ').slice(0, 260)}`));
    const room = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean => element !== null && element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const overflows = document.documentElement.scrollWidth > room;
    const wide = [...document.querySelectorAll('body *')].filter((element) => overflows && element.getBoundingClientRect().right > room + 1 && !scrolls(element.parentElement)).slice(-3);
    return [...said, ...wide.map((element) => `wider than the window (${Math.round(element.getBoundingClientRect().right)} > ${room}): ${element.outerHTML.slice(0, 160)}`)];
  }, null);
}

/** Sets the language that the user chose and waits until the page speaks it. */
export async function speak(page: ExtensionPage, language: InspectedLanguage): Promise<void> {
  await command(page, 'settings.change', { language });
  await until(`the page speaks ${language}`, () => page.run((wanted: string) => document.documentElement.lang === wanted, language));
}

/** Gathers what is found, so that one run tells of everything. */
export class Inspection {
  readonly found: string[] = [];
  looks = 0;
  readonly #browser: Browser;
  readonly #sizes: readonly Size[];

  constructor(browser: Browser, sizes: readonly Size[]) {
    this.#browser = browser;
    this.#sizes = sizes;
    mkdirSync(PICTURES, { recursive: true });
  }

  async look(page: ExtensionPage, state: string, language: InspectedLanguage): Promise<void> {
    for (const [row, size] of this.#sizes.entries()) {
      await page.setSize(size.width, size.height);
      for (const [column, scheme] of SCHEMES.entries()) {
        // Each pair of size, scheme and language is seen in every state; all eight threes only in the long run.
        if (!FULL && (row + column + LANGUAGES.indexOf(language)) % 2 === 1) continue;
        await page.setScheme(scheme);
        await until(`the page is ${scheme}`, () => page.run((wanted: string) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, scheme));
        await pause(60);
        const name = `${state}-${size.name}-${language}-${scheme}`;
        if (PICTURED) await page.screenshot(join(PICTURES, `${this.#browser.name}-${name}.png`));
        this.found.push(...(await findFaults(page)).map((fault) => `${name}: ${fault}`));
        this.looks += 1;
      }
    }
  }
}
