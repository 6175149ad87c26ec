/** The thin pieces over the browser API: what they ask of it, and what they make of its answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browser } from '@/lib/platform/browser';
import { createBrowserPorts } from '@/lib/platform/browser-ports';
import { listenToBrowser, showContextMenu } from '@/lib/platform/events';
import { handText, takeHandedText } from '@/lib/platform/handed-text';
import { logTrouble } from '@/lib/platform/log';
import { openPage } from '@/lib/platform/pages';
import { mayReach } from '@/components/sources/use-granted';
import { hasHosts, listGrantedHosts, onPermissionsChanged, removeHosts, requestHosts } from '@/lib/platform/request-permission';

const ports = createBrowserPorts({ read: () => Promise.resolve({}), readToken: () => Promise.resolve(null), keepToken: () => Promise.resolve() });
beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.restoreAllMocks());

describe('handed text', () => {
  it('is taken once', async () => {
    await handText('YT2648103957264');
    expect([await takeHandedText(), await takeHandedText()]).toEqual(['YT2648103957264', null]);
  });

  it('a later text takes the place of an earlier one, nothing is nothing, and 1 MB is enough', async () => {
    await handText('first');
    await handText('second');
    expect(await takeHandedText()).toBe('second');
    await handText('');
    expect(await takeHandedText()).toBeNull();
    await handText('x'.repeat(3_000_000));
    expect((await takeHandedText())?.length).toBe(1_048_576);
  });

  it('something else under its name is no text', async () => {
    await browser.storage.session.set({ 'handed-text': { odd: true } });
    expect(await takeHandedText()).toBeNull();
  });
});

describe('permission for hosts', () => {
  it('is asked by origin, straight in the click', async () => {
    const request = vi.spyOn(browser.permissions, 'request').mockResolvedValue(true);
    const answer = requestHosts(['api.example.com', 'www.example.org'], ['personallyIdentifyingInfo']);
    expect(request).toHaveBeenCalledWith({ origins: ['https://api.example.com/*', 'https://www.example.org/*'] });
    expect(await answer).toBe(true);
  });

  it('Firefox is asked for the kinds of data in the same breath', async () => {
    vi.spyOn(browser.runtime, 'getURL').mockReturnValue('moz-extension://an-id/');
    const request = vi.spyOn(browser.permissions, 'request').mockResolvedValue(false);
    expect(await requestHosts(['api.example.com'], ['personallyIdentifyingInfo'])).toBe(false);
    expect(request).toHaveBeenCalledWith({ origins: ['https://api.example.com/*'], data_collection: ['personallyIdentifyingInfo'] });
  });

  it('is looked up, given back and listed by host name', async () => {
    vi.spyOn(browser.permissions, 'contains').mockResolvedValue(true);
    vi.spyOn(browser.permissions, 'remove').mockResolvedValue(true);
    vi.spyOn(browser.permissions, 'getAll').mockResolvedValue({ origins: ['https://www.example.org/*', 'https://api.example.com/*'], permissions: ['alarms'] });
    expect([await hasHosts(['api.example.com']), await removeHosts(['api.example.com'])]).toEqual([true, true]);
    expect(await ports.permissions.hasHosts(['api.example.com'])).toBe(true);
    expect(await listGrantedHosts()).toEqual(['api.example.com', 'www.example.org']);
  });

  it('names the user\'s own computer by its plain http, and all of https by a star', async () => {
    const request = vi.spyOn(browser.permissions, 'request').mockResolvedValue(true);
    await requestHosts(['http://localhost']);
    expect(request).toHaveBeenCalledWith({ origins: ['http://localhost/*'] });
    vi.spyOn(browser.permissions, 'getAll').mockResolvedValue({ origins: ['http://localhost/*', 'https://*/*'], permissions: [] });
    const granted = new Set(await listGrantedHosts());
    expect([...granted]).toEqual(['*', 'http://localhost']);
    expect([['api.example.com'], ['http://localhost'], ['http://127.0.0.1'], []].map((hosts) => mayReach(granted, hosts))).toEqual([true, true, false, true]);
  });

  it('who watches it is told of both directions, until told to stop', () => {
    const added = vi.spyOn(browser.permissions.onAdded, 'addListener').mockImplementation(() => undefined);
    const removed = vi.spyOn(browser.permissions.onRemoved, 'addListener').mockImplementation(() => undefined);
    const dropped = vi.spyOn(browser.permissions.onAdded, 'removeListener').mockImplementation(() => undefined);
    vi.spyOn(browser.permissions.onRemoved, 'removeListener').mockImplementation(() => undefined);
    const listener = vi.fn();
    onPermissionsChanged(listener)();
    expect([added.mock.calls, removed.mock.calls, dropped.mock.calls]).toEqual([[[listener]], [[listener]], [[listener]]]);
  });
});

describe('alarms', () => {
  it('are set once or to repeat, listed and cleared', async () => {
    const at = Date.UTC(2100, 0, 1);
    await ports.alarms.set('next-due', { at });
    await ports.alarms.set('watchdog', { everyMinutes: 5 });
    const list = [...(await ports.alarms.list())].sort((a, b) => a.name.localeCompare(b.name));
    expect(list).toMatchObject([{ name: 'next-due', at, everyMinutes: null }, { name: 'watchdog', everyMinutes: 5 }]);
    await ports.alarms.clear('next-due');
    expect((await ports.alarms.list()).map(({ name }) => name)).toEqual(['watchdog']);
  });
});

describe('the badge', () => {
  it.each([[0, ''], [7, '7'], [99, '99'], [100, '99+']])('shows %i as "%s"', async (count, text) => {
    vi.spyOn(browser.action, 'setBadgeBackgroundColor').mockResolvedValue();
    const set = vi.spyOn(browser.action, 'setBadgeText').mockResolvedValue();
    await ports.badge.show(count);
    expect(set).toHaveBeenCalledWith({ text });
  });
});

describe('pop-ups', () => {
  it('are basic ones without buttons, which Firefox lacks', async () => {
    const create = vi.spyOn(browser.notifications, 'create').mockResolvedValue('id');
    await ports.notices.show('id', { title: 't', message: 'm' });
    expect(create.mock.calls).toEqual([['id', { type: 'basic', iconUrl: browser.runtime.getURL('icon/128.png'), title: 't', message: 'm' }]]);
  });

  it('those on the screen are listed by id, and cleared', async () => {
    vi.spyOn(browser.notifications, 'getAll').mockResolvedValue({ a: {}, b: {} } as never);
    const clear = vi.spyOn(browser.notifications, 'clear').mockResolvedValue(true);
    expect(await ports.notices.listShown()).toEqual(['a', 'b']);
    await ports.notices.clear('a');
    expect(clear).toHaveBeenCalledWith('a');
  });
});

it('the lock: whoever comes second is told busy at once and does nothing', async () => {
  let held = false;
  const request = vi.fn(async (_: string, __: object, work: (lock: object | null) => Promise<unknown>) => {
    if (held) return work(null);
    held = true;
    return work({}).finally(() => { held = false; });
  });
  vi.stubGlobal('navigator', { locks: { request } });
  const second = vi.fn(() => Promise.resolve('second'));
  expect(await ports.locks.ifFree('poll', () => ports.locks.ifFree('poll', second))).toBe('busy');
  expect(second).not.toHaveBeenCalled();
  expect(request.mock.calls[0]?.slice(0, 2)).toEqual(['poll', { ifAvailable: true }]);
  vi.unstubAllGlobals();
});

it('a checkpoint is a write to session storage', async () => {
  await ports.checkpoint.mark('settled');
  expect(await browser.storage.session.get('checkpoint')).toEqual({ checkpoint: 'settled' });
});

describe('pages', () => {
  it('a page that is open is shown again, at the new place', async () => {
    const url = browser.runtime.getURL('/dashboard.html');
    vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 3, windowId: 9, url: `${url}#/parcels` }, { id: 4, url: 'https://example.com/' }] as never);
    const update = vi.spyOn(browser.tabs, 'update').mockResolvedValue({} as never);
    const focus = vi.spyOn(browser.windows, 'update').mockResolvedValue({} as never);
    await openPage('/dashboard.html#parcel/x');
    expect([update.mock.calls, focus.mock.calls]).toEqual([[[3, { active: true, url: `${url}#parcel/x` }]], [[9, { focused: true }]]]);
  });

  it('a page that is not open is opened', async () => {
    vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 4 }] as never);
    const create = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never);
    await openPage('/options.html');
    expect(create).toHaveBeenCalledWith({ url: browser.runtime.getURL('/options.html') });
  });
});

it('every browser event has its listener before anything is awaited', () => {
  const events = { alarm: vi.fn(), installed: vi.fn(), started: vi.fn(), noticeClicked: vi.fn(), noticeClosed: vi.fn(), textGiven: vi.fn(), permissionsChanged: vi.fn() };
  const places: readonly { addListener(listener: (...given: never[]) => void): void }[] = [
    browser.alarms.onAlarm, browser.runtime.onInstalled, browser.runtime.onStartup, browser.notifications.onClicked, browser.notifications.onClosed, browser.contextMenus.onClicked, browser.omnibox.onInputEntered,
    browser.permissions.onAdded, browser.permissions.onRemoved,
  ];
  const listeners: ((...given: readonly unknown[]) => void)[] = [];
  for (const place of places) vi.spyOn(place, 'addListener').mockImplementation((listener) => void listeners.push(listener as (...given: readonly unknown[]) => void));
  listenToBrowser(events);
  const given = [{ name: 'watchdog' }, { reason: 'update' }, undefined, 'id', 'id', { selectionText: 'YT1' }, 'YT2', {}, {}];
  listeners.forEach((listener, index) => listener(given[index]));
  expect([events.alarm.mock.calls, events.installed.mock.calls, events.textGiven.mock.calls, events.permissionsChanged.mock.calls.length]).toEqual([[['watchdog']], [[false]], [['YT1'], ['YT2']], 2]);
});

it('the menu is made anew each time, for selected text only', async () => {
  const order: string[] = [];
  vi.spyOn(browser.contextMenus, 'removeAll').mockImplementation(() => { order.push('removed'); return Promise.resolve(); });
  vi.spyOn(browser.contextMenus, 'create').mockImplementation((given) => { order.push(`${given.title ?? ''} ${given.contexts?.join() ?? ''}`); return 'id'; });
  await showContextMenu('Follow "%s"');
  expect(order).toEqual(['removed', 'Follow "%s" selection']);
});

it('the console hears our words and the error\'s name, never its message', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  logTrouble('settling', new TypeError('YT2648103957264 of Ms. Somebody'));
  logTrouble('settling', 'YT2648103957264');
  expect(warn.mock.calls).toEqual([['Ordertrail: settling: TypeError'], ['Ordertrail: settling: trouble']]);
});
