/** Asking for and giving back hosts, from a page. Call straight from the click: nothing may be awaited before it. */
import { browser } from './browser';
import { originOf } from './origins';

const origins = (hosts: readonly string[]): string[] => hosts.map(originOf);

/** Shows the browser's own prompt. Firefox is asked for the data categories in the same breath. Resolves with the answer. */
export function requestHosts(hosts: readonly string[], dataCollection: readonly string[] = []): Promise<boolean> {
  const firefox = browser.runtime.getURL('').startsWith('moz-extension:') && dataCollection.length > 0;
  const wanted = firefox ? { origins: origins(hosts), data_collection: [...dataCollection] } : { origins: origins(hosts) };
  return browser.permissions.request(wanted as Parameters<typeof browser.permissions.request>[0]);
}

export function removeHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: origins(hosts) });
}

export function hasHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: origins(hosts) });
}

/** Every host granted now, named as in `meta.hosts`; `*`: all of https. */
export async function listGrantedHosts(): Promise<readonly string[]> {
  const { origins: granted = [] } = await browser.permissions.getAll();
  return granted.map((origin) => origin.replace(/^https:\/\//, '').replace(/\/\*$/, '')).sort();
}

/** Calls back whenever a permission is granted or taken away; returns how to stop. */
export function onPermissionsChanged(listener: () => void): () => void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
  return () => {
    browser.permissions.onAdded.removeListener(listener);
    browser.permissions.onRemoved.removeListener(listener);
  };
}
