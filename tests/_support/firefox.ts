/** Firefox with the packed production build, driven over WebDriver BiDi; the browser's own side (alerts, offline, event page) over its chrome context. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserOptions, type ExtensionPage, middayZone, type Role, type SeenPopUp, until } from './browser';
import { findElement } from './find-element';
import { end, findBrowser, makeScratch, type Scratch, waitForLine } from './processes';
import { type Params, Wire } from './socket';

const GECKO_ID = 'ordertrail@ordertrail.app';
const UUID = '0f0e7a3c-52d1-4a86-9d0e-1c7b6f2a9e11';
const ORIGIN = `moz-extension://${UUID}`;

/** The packed Firefox build: signed packages apart, this is what a user installs, and it survives a restart. */
export function findPackage(): string {
  const name = readdirSync('.output').find((each) => /^ordertrail-.*-firefox\.zip$/.test(each));
  if (name === undefined) throw new Error('no Firefox package: npm run zip');
  return resolve('.output', name);
}

/** Replaces the browser's alert service by one that writes down what it is told to show; pop-ups then never reach a screen. */
const COUNT_ALERTS = `(() => {
  if (globalThis.__alerts) return;
  const alerts = (globalThis.__alerts = { told: [], live: new Map(), errors: [] });
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) return;
      // Firefox's own word for a page that was closed while the background still had an answer for it: nobody waits for that answer.
      if (message.errorMessage.startsWith('Promise rejected after context unloaded')) return;
      if (message.sourceName.startsWith('${ORIGIN}')) alerts.errors.push(message.errorMessage + ' at ' + message.sourceName + ':' + message.lineNumber);
    },
  });
  const service = {
    QueryInterface: ChromeUtils.generateQI(['nsIAlertsService', 'nsIAlertsDoNotDisturb']),
    showAlert(alert, listener) {
      alerts.told.push({ id: alert.name, title: alert.title, message: alert.text });
      alerts.live.set(alert.name, { listener, cookie: alert.cookie });
      Services.tm.dispatchToMainThread(() => listener?.observe(null, 'alertshow', alert.cookie));
    },
    closeAlert(name) { alerts.live.delete(name); },
    teardown() {},
    pbmTeardown() {},
  };
  Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory(
    Components.ID('{5d1a2f60-3b57-4f0e-8b57-6f3f0a9a4c21}'), 'counting alerts', '@mozilla.org/alerts-service;1',
    { createInstance: (iid) => service.QueryInterface(iid), QueryInterface: ChromeUtils.generateQI(['nsIFactory']) });
})()`;

interface Remote { readonly type: string; readonly value?: unknown; readonly sharedId?: string }
interface Outcome { readonly type: string; readonly result?: Remote; readonly exceptionDetails?: { readonly text: string } }
interface TreeNode { readonly context: string; readonly url: string; readonly children?: readonly TreeNode[] }

const KEYS = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004' } as const;

class FirefoxPage implements ExtensionPage {
  readonly #wire: Wire;
  readonly context: string;
  readonly #chrome: (expression: string) => Promise<unknown>;
  constructor(wire: Wire, context: string, chrome: (expression: string) => Promise<unknown>) {
    this.#wire = wire;
    this.context = context;
    this.#chrome = chrome;
  }

  async #evaluate(expression: string): Promise<Remote> {
    const outcome = (await this.#wire.send('script.evaluate', { expression, target: { context: this.context }, awaitPromise: true })) as unknown as Outcome;
    if (outcome.type !== 'success') throw new Error(outcome.exceptionDetails?.text ?? 'the page threw');
    return outcome.result ?? { type: 'undefined' };
  }

  async run<A, T>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T> {
    const remote = await this.#evaluate(`(async () => JSON.stringify(await (${work.toString()})(${JSON.stringify(argument) ?? 'undefined'})))()`);
    return (typeof remote.value === 'string' ? JSON.parse(remote.value) : undefined) as T;
  }

  async inject(script: string): Promise<void> {
    await this.#evaluate(`${script};undefined`);
  }

  async #locate(role: Role, name: RegExp): Promise<string | null> {
    const remote = await this.#evaluate(`(${findElement.toString()})(${JSON.stringify({ role, source: name.source, flags: name.flags })})`);
    return remote.sharedId ?? null;
  }

  async #wait(role: Role, name: RegExp): Promise<string> {
    let id: string | null = null;
    await until(`${role} ${String(name)}`, async () => {
      id = await this.#locate(role, name);
      return id !== null;
    });
    await this.#wire.send('script.callFunction', { functionDeclaration: '(element) => element.scrollIntoView({ block: "center" })', arguments: [{ sharedId: id }], target: { context: this.context }, awaitPromise: false });
    return id ?? '';
  }

  async click(role: Role, name: RegExp): Promise<void> {
    const sharedId = await this.#wait(role, name);
    await this.#wire.send('input.performActions', {
      context: this.context,
      actions: [{ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element: { sharedId } } }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }],
    });
  }

  async fill(role: Role, name: RegExp, text: string): Promise<void> {
    const sharedId = await this.#wait(role, name);
    await this.#wire.send('script.callFunction', {
      functionDeclaration: '(element, text) => { element.focus(); element.select(); document.execCommand("insertText", false, text); }',
      arguments: [{ sharedId }, { type: 'string', value: text }], target: { context: this.context }, awaitPromise: false,
    });
  }

  async press(key: keyof typeof KEYS): Promise<void> {
    await this.#wire.send('input.performActions', { context: this.context, actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: KEYS[key] }, { type: 'keyUp', value: KEYS[key] }] }] });
  }

  async sees(role: Role, name: RegExp): Promise<boolean> {
    return (await this.#locate(role, name)) !== null;
  }

  async text(): Promise<string> {
    return String((await this.#evaluate('document.body?.innerText ?? ""')).value);
  }

  async setScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.#chrome(`Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1})`);
  }

  async setSize(width: number, height: number): Promise<void> {
    await this.#wire.send('browsingContext.setViewport', { context: this.context, viewport: { width, height } });
  }

  async screenshot(path: string): Promise<void> {
    const { data } = await this.#wire.send('browsingContext.captureScreenshot', { context: this.context });
    await writeFile(path, Buffer.from(String(data), 'base64'));
  }

  async reload(): Promise<void> {
    await this.#evaluate('(location.reload(), undefined)').catch(() => undefined);
    await until('the page is back', async () => (await this.#evaluate('document.readyState').catch(() => ({ value: '' }) as Remote)).value === 'complete');
  }

  async url(): Promise<string> {
    return String((await this.#evaluate('location.href')).value);
  }

  async close(): Promise<void> {
    await this.#wire.send('browsingContext.close', { context: this.context });
  }
}

export class Firefox implements Browser {
  readonly name = 'firefox';
  readonly #options: BrowserOptions;
  readonly #profile: Scratch;
  #child: ChildProcess | null = null;
  #wire: Wire | null = null;
  #chromeContext = '';
  readonly #earlier: SeenPopUp[] = [];
  readonly #earlierErrors: string[] = [];

  private constructor(options: BrowserOptions, profile: Scratch) {
    this.#options = options;
    this.#profile = profile;
  }

  static async start(options: BrowserOptions): Promise<Firefox> {
    const browser = new Firefox(options, await makeScratch());
    await browser.#writePreferences();
    await browser.#launch();
    await browser.#send('webExtension.install', { extensionData: { type: 'archivePath', path: findPackage() }, 'moz:permanent': true });
    return browser;
  }

  async #writePreferences(): Promise<void> {
    const preferences: Readonly<Record<string, string | number | boolean>> = {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.background.idle.timeout': 30_000,
      'xpinstall.signatures.required': false,
      'intl.locale.requested': this.#options.language ?? 'en-US',
      'intl.accept_languages': this.#options.language ?? 'en-US',
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${this.#options.labPort}`,
      'network.http.http3.enable': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'browser.sessionstore.resume_from_crash': false,
      'browser.shell.checkDefaultBrowser': false,
      'browser.aboutwelcome.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.update.disabledForTesting': true,
    };
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    await writeFile(join(this.#profile.path, 'user.js'), lines.join('\n'));
  }

  async #launch(): Promise<void> {
    const path = findBrowser('firefox');
    if (path === null) throw new Error('no Firefox');
    const child = spawn(path, ['--headless', '--profile', this.#profile.path, '--remote-debugging-port', '0', '--remote-allow-system-access', '--no-remote', '--width', '1280', '--height', '860'], {
      env: { ...process.env, TZ: middayZone(), MOZ_HEADLESS: '1' }, stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    const address = await waitForLine(child, /WebDriver BiDi listening on (ws:\S+)/, 60_000);
    this.#wire = await Wire.open(`${address}/session`);
    await this.#send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    const tree = (await this.#send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as unknown as { contexts: readonly TreeNode[] };
    this.#chromeContext = tree.contexts[0]?.context ?? '';
    await this.#chrome(COUNT_ALERTS);
  }

  #send(method: string, params: Params = {}): Promise<Params> {
    if (this.#wire === null) throw new Error('Firefox is not running');
    return this.#wire.send(method, params);
  }

  /** Evaluates in the browser's own window: what a user of the whole browser could see and do. */
  async #chrome(expression: string): Promise<unknown> {
    const outcome = (await this.#send('script.evaluate', { expression, target: { context: this.#chromeContext }, awaitPromise: true })) as unknown as Outcome;
    if (outcome.type !== 'success') throw new Error(outcome.exceptionDetails?.text ?? 'the browser threw');
    return outcome.result?.value;
  }

  #page(context: string): FirefoxPage {
    if (this.#wire === null) throw new Error('Firefox is not running');
    return new FirefoxPage(this.#wire, context, (expression) => this.#chrome(expression));
  }

  async open(path: string): Promise<ExtensionPage> {
    const { context } = await this.#send('browsingContext.create', { type: 'tab' });
    // The navigation promise to an extension page never settles unless nothing is waited for.
    // Right after a start the browser may not have the extension's pages ready.
    await until(`${path} can be gone to`, () => this.#send('browsingContext.navigate', { context, url: `${ORIGIN}/${path}`, wait: 'none' }).then(() => true, () => false));
    const page = this.#page(String(context));
    await until(`${path} loads`, async () => page.run((origin: string) => location.href.startsWith(origin) && document.readyState === 'complete', ORIGIN).catch(() => false));
    return page;
  }

  async find(part: string): Promise<ExtensionPage> {
    let found: TreeNode | undefined;
    await until(`a tab with ${part} opens`, async () => {
      const { contexts } = (await this.#send('browsingContext.getTree')) as unknown as { contexts: readonly TreeNode[] };
      found = contexts.find((node) => node.url.includes(part));
      return found !== undefined;
    });
    return this.#page(found?.context ?? '');
  }

  /** The prompt is switched off by a preference; the click is real, and without one Firefox refuses. */
  async allow(page: ExtensionPage, button: RegExp, hosts: readonly string[]): Promise<boolean> {
    const origins = hosts.map((host) => `https://${host}/*`);
    if (page instanceof FirefoxPage) await this.#send('browsingContext.activate', { context: page.context });
    await page.click('button', button);
    const granted = (): Promise<boolean> => page.run((list: readonly string[]) => chrome.permissions.contains({ origins: [...list] }), origins);
    await until('the hosts are granted', granted).catch(() => undefined);
    return granted();
  }

  async popUps(): Promise<readonly SeenPopUp[]> {
    return [...this.#earlier, ...(await this.#told())];
  }

  async #told(): Promise<readonly SeenPopUp[]> {
    return JSON.parse(String(await this.#chrome('JSON.stringify(globalThis.__alerts.told)'))) as readonly SeenPopUp[];
  }

  async clickPopUp(id: string): Promise<void> {
    await this.#chrome(`(() => { const live = __alerts.live.get([...__alerts.live.keys()].find((name) => name === ${JSON.stringify(id)} || name.endsWith(${JSON.stringify(id)}))); live.listener.observe(null, 'alertclickcallback', live.cookie); })()`);
  }

  async killBackground(): Promise<void> {
    await this.#chrome(`WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)}).extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`);
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.#chrome(`Services.io.manageOfflineStatus = false; Services.io.offline = ${String(offline)}`);
  }

  async crashAndRestart(): Promise<void> {
    this.#earlier.push(...(await this.#told()));
    this.#earlierErrors.splice(0, Infinity, ...(await this.errors()));
    await this.#stop();
    await this.#launch();
    await this.#noteEarlyPopUps();
  }

  /** What the extension had shown before the counting service stood. */
  async #noteEarlyPopUps(): Promise<void> {
    const page = await this.open('options.html');
    const shown = await page.run(async () => Object.keys(await chrome.notifications.getAll()), null);
    await page.close();
    const told = await this.#told();
    for (const id of shown) if (!told.some((popUp) => popUp.id === id)) this.#earlier.push({ id, title: '', message: '' });
  }

  async errors(): Promise<readonly string[]> {
    return [...this.#earlierErrors, ...(JSON.parse(String(await this.#chrome('JSON.stringify(globalThis.__alerts.errors)'))) as readonly string[])];
  }

  async #stop(): Promise<void> {
    await end(this.#child);
    this.#wire?.close();
    this.#wire = null;
    this.#child = null;
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.#profile.remove();
  }
}
