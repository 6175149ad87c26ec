/** Every port of the engine on the real browser. */
import { browser } from './browser';
import { createHttp } from './http';
import { originOf } from './origins';
import type { Alarms, Badge, Checkpoint, Clock, Locks, NoticeBoard, Pause, Permissions, Ports, Vault } from './ports';

const BADGE_COLOUR = '#9a5b00';

const clock: Clock = {
  now: () => Date.now(),
  zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
};

const alarms: Alarms = {
  async list() {
    const all = await browser.alarms.getAll();
    return all.map(({ name, scheduledTime, periodInMinutes }) => ({ name, at: scheduledTime, everyMinutes: periodInMinutes ?? null }));
  },
  async set(name, when) {
    await Promise.resolve(browser.alarms.create(name, 'at' in when ? { when: when.at } : { delayInMinutes: when.everyMinutes, periodInMinutes: when.everyMinutes }));
  },
  async clear(name) {
    await browser.alarms.clear(name);
  },
};

const locks: Locks = {
  ifFree: (name, work) => navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock === null ? ('busy' as const) : work())),
};

const permissions: Permissions = {
  hasHosts: (hosts) => browser.permissions.contains({ origins: hosts.map(originOf) }),
};

const notices: NoticeBoard = {
  async show(id, { title, message }) {
    await browser.notifications.create(id, { type: 'basic', iconUrl: browser.runtime.getURL('icon/128.png'), title, message });
  },
  async listShown() {
    return Object.keys(await browser.notifications.getAll());
  },
  async clear(id) {
    await browser.notifications.clear(id);
  },
};

const badge: Badge = {
  async show(count) {
    await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOUR });
    await browser.action.setBadgeText({ text: count === 0 ? '' : count > 99 ? '99+' : String(count) });
  },
};

const checkpoint: Checkpoint = {
  mark: (note) => browser.storage.session.set({ checkpoint: note }),
};

const pause: Pause = {
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** All ports; the vault reads stored rows, so its maker hands it in. */
export function createBrowserPorts(vault: Vault): Ports {
  const http = createHttp(permissions, () => clock.now(), () => navigator.onLine, (...request) => fetch(...request));
  return { clock, http, alarms, locks, permissions, notices, badge, checkpoint, pause, vault };
}

export { checkpoint as browserCheckpoint, clock as browserClock };
