/** Child processes of a test: a virtual display, a browser. Only what was started here is ever ended here. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The full path of a program on PATH, or null. */
export function which(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder !== '' && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** Chromium or Firefox: the path in the environment, else what is on PATH, else null. */
export function findBrowser(name: 'chromium' | 'firefox'): string | null {
  const given = process.env[name === 'chromium' ? 'ORDERTRAIL_CHROMIUM' : 'ORDERTRAIL_FIREFOX'];
  if (given !== undefined && given !== '') return given;
  const names = name === 'chromium' ? ['chromium', 'chromium-browser', 'google-chrome-for-testing'] : ['firefox-esr', 'firefox'];
  return names.map(which).find((path) => path !== null) ?? null;
}

export async function end(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await gone;
}

/** Waits for the first match of `pattern` in what the child prints on standard error (or output). */
export function waitForLine(child: ChildProcess, pattern: RegExp, timeoutMs = 30_000): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const timer = setTimeout(() => reject(new Error(`no ${String(pattern)} in: ${seen.slice(-500)}`)), timeoutMs);
    const take = (part: Buffer): void => {
      seen = (seen + part.toString('utf8')).slice(-20_000);
      const match = pattern.exec(seen);
      if (match === null) return;
      clearTimeout(timer);
      resolve(match[1] ?? match[0]);
    };
    child.stderr?.on('data', take);
    child.stdout?.on('data', take);
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}: ${seen.slice(-500)}`)));
  });
}

export interface Display {
  /** For the environment variable DISPLAY. */
  readonly name: string;
  keys(...keys: readonly string[]): void;
  close(): Promise<void>;
}

/** A virtual screen of its own. Needs Xvfb and xdotool. */
export async function openDisplay(): Promise<Display> {
  const xvfb = which('Xvfb');
  if (xvfb === null || which('xdotool') === null) throw new Error('Xvfb and xdotool are missing');
  const child = spawn(xvfb, ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const name = `:${(await waitForLine(child, /^(\d+)\n/m)).trim()}`;
  return {
    name,
    keys: (...keys) => {
      for (const key of keys) spawnSync('xdotool', ['key', key], { env: { ...process.env, DISPLAY: name } });
    },
    close: () => end(child),
  };
}

/** The person's own screen: keys are theirs to press. */
export function ownDisplay(): Display {
  return { name: process.env['DISPLAY'] ?? '', keys: () => undefined, close: () => Promise.resolve() };
}

/** Is there a screen to show a window on? */
export function hasScreen(): boolean {
  return process.platform === 'darwin' || process.platform === 'win32' || (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}

export interface Scratch { readonly path: string; remove(): Promise<void> }

/** A folder for one browser profile. */
export async function makeScratch(): Promise<Scratch> {
  const path = await mkdtemp(join(tmpdir(), 'ordertrail-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}
