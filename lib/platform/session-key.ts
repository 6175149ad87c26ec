/** The unlocked data key in storage.session: memory that outlives the worker but not the browser, shut to content scripts. */
import { browser } from './browser';
import type { SessionKey } from './vault-store-contract';

const NAME = 'vault-open';

export const sessionKey: SessionKey = {
  async read() {
    const { [NAME]: text } = await browser.storage.session.get(NAME);
    return typeof text === 'string' ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : null;
  },
  async keep(key) {
    if (key === null) await browser.storage.session.remove(NAME);
    else await browser.storage.session.set({ [NAME]: btoa(String.fromCharCode(...key)) });
  },
};
