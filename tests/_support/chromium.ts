/** Chromium with the unpacked production build, headed on a virtual display (its permission prompt exists only there). */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser as Playwright, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Browser, type BrowserOptions, type ExtensionPage, middayZone, PATIENCE_MS, pause, type Role, type SeenPopUp, until } from './browser';
import { type Display, end, findBrowser, makeScratch, openDisplay, ownDisplay, type Scratch } from './processes';
import { Wire } from './socket';
import { WorkerWatch } from './worker-watch';

export const CHROMIUM_BUILD = '.output/chrome-mv3';

export class ChromiumPage implements ExtensionPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  run<A, T>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T> {
    return this.page.evaluate(`(${work.toString()})(${JSON.stringify(argument) ?? 'undefined'})`);
  }
  async inject(script: string): Promise<void> {
    await this.page.evaluate(`${script};undefined`);
  }
  async click(role: Role, name: RegExp): Promise<void> {
    await this.page.getByRole(role, { name }).first().click({ timeout: PATIENCE_MS });
  }
  async fill(role: Role, name: RegExp, text: string): Promise<void> {
    await this.page.getByRole(role, { name }).first().fill(text, { timeout: PATIENCE_MS });
  }
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }
  sees(role: Role, name: RegExp): Promise<boolean> {
    return this.page.getByRole(role, { name }).first().isVisible();
  }
  text(): Promise<string> {
    return this.page.evaluate('document.body.innerText');
  }
  async setScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme });
  }
  async setSize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }
  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }
  async reload(): Promise<void> {
    await this.page.reload();
  }
  url(): Promise<string> {
    return Promise.resolve(this.page.url());
  }
  async close(): Promise<void> {
    await this.page.close();
  }
}

interface Running { readonly child: ChildProcess; readonly playwright: Playwright; readonly context: BrowserContext; readonly wire: Wire; readonly watch: WorkerWatch; readonly id: string }

export class Chromium implements Browser {
  readonly name = 'chromium';
  readonly #options: BrowserOptions;
  readonly #profile: Scratch;
  readonly #display: Display;
  #running: Running | null = null;
  /** Pop-ups and errors of earlier starts. */
  readonly #earlier: SeenPopUp[] = [];
  readonly #earlierErrors: string[] = [];
  readonly #pageErrors: string[] = [];

  private constructor(options: BrowserOptions, profile: Scratch, display: Display) {
    this.#options = options;
    this.#profile = profile;
    this.#display = display;
  }

  /** Once in some thirty starts a renderer does not survive that the debugger joins its worker, or the browser itself ends: then it starts anew. */
  static start(options: BrowserOptions): Promise<Chromium> {
    return Chromium.#start(options).catch((error: unknown) => {
      if (!String(error).includes('crashed')) throw error;
      return Chromium.#start(options);
    });
  }

  static async #start(options: BrowserOptions): Promise<Chromium> {
    const browser = new Chromium(options, await makeScratch(), options.onScreen === true ? ownDisplay() : await openDisplay());
    await browser.#launch().catch(async (error: unknown) => {
      await browser.close();
      throw error;
    });
    return browser;
  }

  get #now(): Running {
    if (this.#running === null) throw new Error('Chromium is not running');
    return this.#running;
  }

  async #launch(): Promise<void> {
    const path = findBrowser('chromium');
    if (path === null) throw new Error('no Chromium');
    const extension = resolve(CHROMIUM_BUILD);
    const portFile = join(this.#profile.path, 'DevToolsActivePort');
    await rm(portFile, { force: true });
    const language = this.#options.language ?? 'en-US';
    const child = spawn(path, [
      `--user-data-dir=${this.#profile.path}`, '--remote-debugging-port=0', '--no-first-run', '--no-default-browser-check', '--no-sandbox', '--disable-gpu',
      `--disable-extensions-except=${extension}`, `--load-extension=${extension}`, `--lang=${language}`, `--accept-lang=${language}`,
      `--host-resolver-rules=MAP * 127.0.0.1:${this.#options.labPort}`, '--ignore-certificate-errors', '--disable-quic',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', '--password-store=basic', '--hide-crash-restore-bubble', '--window-size=1280,860', 'about:blank',
    ], { env: { ...process.env, ...(this.#display.name === '' ? {} : { DISPLAY: this.#display.name }), ...(this.#options.onScreen === true ? {} : { TZ: middayZone() }), LANGUAGE: language.replace('-', '_') }, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.resume();
    await until('Chromium opens its debugging port', () => child.exitCode !== null || existsSync(portFile));
    if (!existsSync(portFile)) throw new Error(`Chromium crashed as it started: ${String(child.exitCode)}`);
    await pause(50);
    const [port = '', route = ''] = (await readFile(portFile, 'utf8')).split('\n');
    const playwright = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const context = playwright.contexts()[0];
    if (context === undefined) throw new Error('Chromium has no context');
    context.on('weberror', (error) => this.#pageErrors.push(String(error.error())));
    context.on('console', (line) => {
      // A bare package file (an icon) is shown by a page of the browser's own.
      if (line.type() === 'error' && line.page()?.url().includes('.html') === true) this.#pageErrors.push(`${line.text()} at ${line.location().url}`);
    });
    const wire = await Wire.open(`ws://127.0.0.1:${port}${route}`);
    const id = await this.#findExtension(wire);
    const watch = await WorkerWatch.start(wire, id);
    await watch.ready();
    this.#running = { child, playwright, context, wire, watch, id };
    await this.#noteEarlyPopUps();
  }

  /** The id comes from the folder of the build, so it stays over restarts. */
  async #findExtension(wire: Wire): Promise<string> {
    let id: string | null = null;
    await until('the extension starts', async () => {
      const { targetInfos } = await wire.send('Target.getTargets');
      const worker = (targetInfos as readonly { url: string; type: string }[]).find((info) => info.type === 'service_worker' && info.url.startsWith('chrome-extension://'));
      id = worker === undefined ? null : new URL(worker.url).host;
      return id !== null;
    });
    return id ?? '';
  }

  /** What was shown before the watch stood: the browser lists it, since it forgets pop-ups of earlier runs. */
  async #noteEarlyPopUps(): Promise<void> {
    const page = await this.open('options.html');
    const shown = await page.run(async () => Object.keys(await chrome.notifications.getAll()), null);
    await page.close();
    for (const id of shown) if (!this.#now.watch.popUps.some((popUp) => popUp.id === id)) this.#earlier.push({ id, title: '', message: '' });
  }

  async open(path: string): Promise<ExtensionPage> {
    const page = await this.#now.context.newPage();
    await page.goto(`chrome-extension://${this.#now.id}/${path}`);
    return new ChromiumPage(page);
  }

  async find(part: string): Promise<ExtensionPage> {
    let found: Page | undefined;
    await until(`a tab with ${part} opens`, () => {
      found = this.#now.context.pages().find((page) => page.url().includes(part));
      return found !== undefined;
    });
    if (found === undefined) throw new Error(part);
    return new ChromiumPage(found);
  }

  async allow(page: ExtensionPage, button: RegExp, hosts: readonly string[]): Promise<boolean> {
    const origins = hosts.map((host) => `https://${host}/*`);
    const granted = (): Promise<boolean> => page.run((list: readonly string[]) => chrome.permissions.contains({ origins: [...list] }), origins);
    if (page instanceof ChromiumPage) await page.page.bringToFront();
    await page.click('button', button);
    for (let attempt = 0; attempt < (this.#options.onScreen === true ? 60 : 12); attempt += 1) {
      await pause(1_200);
      if (await granted()) return true;
      this.#display.keys('Tab', 'space');
      await pause(600);
      if (await granted()) return true;
    }
    return false;
  }

  popUps(): Promise<readonly SeenPopUp[]> {
    return Promise.resolve([...this.#earlier, ...(this.#running?.watch.popUps ?? [])]);
  }

  async clickPopUp(id: string): Promise<void> {
    await this.#now.watch.evaluate(`chrome.notifications.onClicked.dispatch(${JSON.stringify(id)})`);
  }

  /** The worker as the debugger sees it, for measuring. */
  get worker(): WorkerWatch {
    return this.#now.watch;
  }

  killBackground(): Promise<void> {
    return this.#now.watch.kill();
  }

  async setOffline(offline: boolean): Promise<void> {
    const state = { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    const told = Promise.all([this.#now.watch.send('Network.emulateNetworkConditions', state), this.#now.watch.send('Network.overrideNetworkState', state)]);
    // A worker that sleeps takes the word when it wakes; nobody waits for that.
    await Promise.race([told, pause(500)]);
    told.catch(() => undefined);
  }

  async crashAndRestart(): Promise<void> {
    await this.#stop();
    await this.#launch();
  }

  errors(): Promise<readonly string[]> {
    return Promise.resolve([...this.#earlierErrors, ...(this.#running?.watch.errors ?? []), ...this.#pageErrors]);
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    await end(running.child);
    this.#earlier.push(...running.watch.popUps);
    this.#earlierErrors.push(...running.watch.errors);
    running.wire.close();
    await running.playwright.close().catch(() => undefined);
    this.#running = null;
  }

  /** Settles when the person closes the browser. */
  closedByPerson(): Promise<void> {
    const { child } = this.#now;
    return child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()));
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.#display.close();
    await this.#profile.remove();
  }
}
