/** What the browser tests can do in either browser. The drivers are chromium.ts and firefox.ts; stories use only this. */

/** A pop-up as the browser was asked to show it, seen from outside the extension. */
export interface SeenPopUp {
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

export type Role = 'button' | 'link' | 'textbox' | 'heading' | 'checkbox' | 'switch' | 'combobox' | 'tab' | 'menuitem' | 'alert' | 'status' | 'listitem' | 'radio';

/** A page of the extension in a full tab. Names are accessible names. */
export interface ExtensionPage {
  /** Runs a function in the page and brings its JSON value back; it may use nothing but its argument. */
  run<A, T>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** Runs a script (not a value) in the page. */
  inject(script: string): Promise<void>;
  click(role: Role, name: RegExp): Promise<void>;
  /** Puts text where the role and name are, as pasting would: one input event. */
  fill(role: Role, name: RegExp, text: string): Promise<void>;
  press(key: 'Enter' | 'Escape' | 'Tab'): Promise<void>;
  sees(role: Role, name: RegExp): Promise<boolean>;
  /** What a user can read now. */
  text(): Promise<string>;
  setScheme(scheme: 'light' | 'dark'): Promise<void>;
  /** Of what the page sees as its window, in CSS pixels. */
  setSize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  reload(): Promise<void>;
  url(): Promise<string>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: 'chromium' | 'firefox';
  /** Opens `popup.html`, `options.html#sources` and the like in a tab. */
  open(path: string): Promise<ExtensionPage>;
  /** The extension's page that is or will be open in another tab, by a piece of its address. */
  find(part: string): Promise<ExtensionPage>;
  /** Clicks a button that asks for hosts and presses Allow in the browser's own prompt; true when all are granted. */
  allow(page: ExtensionPage, button: RegExp, hosts: readonly string[]): Promise<boolean>;
  /** Every pop-up since the test began, over restarts, in order. Counted outside the extension. */
  popUps(): Promise<readonly SeenPopUp[]>;
  /** The user clicks a pop-up. */
  clickPopUp(id: string): Promise<void>;
  /** Ends the background worker or event page on the spot, whatever it is doing. */
  killBackground(): Promise<void>;
  setOffline(offline: boolean): Promise<void>;
  /** Ends the browser as a crash does and starts it again on the same profile. */
  crashAndRestart(): Promise<void>;
  /** Uncaught errors of the background and of pages so far; of pages also what the console calls an error (refused by the CSP). */
  errors(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** Port of the lab: all hosts lead there. */
  readonly labPort: number;
  readonly language?: 'en-US' | 'zh-CN' | 'zh-TW';
  /** Opens on the person's own screen; they press Allow themselves. Otherwise the browser has a screen that nobody sees. */
  readonly onScreen?: boolean;
}

/** A zone in which it is midday now, so that quiet nights never fall into a test. */
export function middayZone(now = new Date()): string {
  const ahead = 12 - now.getUTCHours();
  return ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** What must come at some time: how soon is for the benches to say, and a machine may be busy with other things. */
export const PATIENCE_MS = 60_000;

/** Asks again and again until the answer is true; says what it waited for when it never is. */
export async function until(what: string, answer: () => Promise<boolean> | boolean, timeoutMs = PATIENCE_MS): Promise<void> {
  const end = Date.now() + timeoutMs;
  // Most of it comes at once: short waits first.
  for (let wait = 10; !(await answer()); wait = Math.min(100, wait * 2)) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs / 1000} s in vain: ${what}`);
    await pause(wait);
  }
}

/** The least of a few measurements: on a busy machine each can only be too great. The first that is small enough ends it. */
export async function leastOf(enough: number, measure: () => Promise<number>, rounds = 4): Promise<number> {
  let least = await measure();
  for (let round = 1; round < rounds && least >= enough; round += 1) least = Math.min(least, await measure());
  return least;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
