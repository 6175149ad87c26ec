import { browser } from './browser';

/** Full address of a page of ours, for links. */
export function pageAddress(path: string): string {
  return browser.runtime.getURL(path);
}

/** Opens an address in a new tab. */
export async function openAddress(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Opens `dashboard.html#…` or `options.html#…` in a tab, in the one that shows that page already if there is one. */
export async function openPage(path: string): Promise<void> {
  const url = pageAddress(path);
  const base = url.split('#')[0] ?? url;
  const tabs = await browser.tabs.query({});
  const open = tabs.find((tab) => tab.id !== undefined && tab.url !== undefined && tab.url.split('#')[0] === base);
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { active: true, url });
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
}

/** The browser's own language, BCP 47. */
export function browserLanguage(): string {
  return browser.i18n.getUILanguage();
}

export function productVersion(): string {
  return browser.runtime.getManifest().version;
}
