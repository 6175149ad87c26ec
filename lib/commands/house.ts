/** The whole background put together on the real browser: database, ports, poller, sender and handlers, opened once. */
import { carrierOf, codeOf } from '@/lib/catalog/codes';
import { shopReadings } from '@/lib/catalog/shop-readings';
import { continueUndoing } from '@/lib/intake/undo-import';
import { contract } from '@/lib/messages/contract';
import { CommandProblem, type Handlers } from '@/lib/messages/router';
import type { Settings } from '@/lib/model/settings';
import { closeNotice } from '@/lib/notices/outbox';
import { createSender } from '@/lib/notices/sender';
import { browserCheckpoint, browserClock, createBrowserPorts } from '@/lib/platform/browser-ports';
import { setOmniboxHint, showContextMenu } from '@/lib/platform/events';
import { logTrouble } from '@/lib/platform/log';
import { browserLanguage, openAddress, openPage, pageAddress } from '@/lib/platform/pages';
import { sessionKey } from '@/lib/platform/session-key';
import { createVault } from '@/lib/platform/vault';
import { createVaultLock } from '@/lib/platform/vault-lock';
import { atlas } from '@/lib/polling/atlas';
import { checkKey } from '@/lib/polling/check-key';
import { createEngine } from '@/lib/polling/engine';
import type { EngineParts } from '@/lib/polling/engine-parts';
import { createRegistry } from '@/lib/polling/registry';
import { minuteOfDay } from '@/lib/text/zones';
import { followAlias } from '@/lib/storage/aliases';
import { type OpenResult, openForWriting } from '@/lib/storage/open';
import { readCustomSources } from '@/lib/storage/custom-sources';
import { readSettings } from '@/lib/storage/settings';
import { createVaultStore } from '@/lib/storage/vault-store';
import { chooseLanguage } from '@/lib/text/choose-language';
import { browserWords, renderTestNotice } from '@/lib/text/notice';
import { customCommands } from './custom-commands';
import type { HouseParts } from './house-parts';
import { importCommands } from './import-commands';
import { orderCommands } from './order-commands';
import { otherCommands } from './other-commands';
import { parcelCommands } from './parcel-commands';
import { sourceCommands } from './source-commands';
import { vaultCommands } from './vault-commands';

const languageOf = (settings: Settings): ReturnType<typeof chooseLanguage> => chooseLanguage(settings.language, browserLanguage());

interface Opened {
  readonly state: 'ready';
  readonly parts: HouseParts;
  readonly strict: HouseParts['db'];
  /** Polls what is due and leaves alarms and badge right. */
  readonly run: () => Promise<void>;
}
type Opening = Opened | { readonly state: 'newer' | 'failed' };

function furnish({ db, strict }: Extract<OpenResult, { readonly state: 'ready' }>): Opened {
  const store = createVaultStore(db);
  const vaultLock = createVaultLock(store, sessionKey, browserClock);
  const vault = createVault(store, vaultLock);
  const ports = createBrowserPorts(vault);
  const registry = createRegistry(() => readCustomSources(db));
  const sender = createSender({ ownName: registry.ownName, db, strict, ports, languageOf, minuteNow: () => minuteOfDay(ports.clock.now(), ports.clock.zone()) });
  const tend = (): Promise<void> => sender.tend();
  const engineParts: EngineParts = { db, strict, ports, sources: registry.sources, metas: registry.metas, codeOf, carrierOf, atlas, tendNotices: tend };
  const engine = createEngine(engineParts);
  /** What the user describes is read anew each time: it may have changed since. */
  const withOwn = async <T>(work: () => Promise<T>): Promise<T> => {
    await registry.reload();
    return work();
  };
  const run = (): Promise<void> => vaultLock.tend().then(() => withOwn(() => engine.run())).catch((error: unknown) => logTrouble('poll', error));
  const showWords = async (): Promise<void> => {
    const { menuTitle, omniboxHint } = browserWords(languageOf(await readSettings(db)));
    await showContextMenu(menuTitle);
    setOmniboxHint(omniboxHint);
  };
  const parts: HouseParts = {
    db, clock: ports.clock, vault, vaultLock, http: ports.http, tendNotices: tend, showWords, checkNow: (key) => withOwn(() => engine.checkNow(key)), checkKey: (source) => checkKey(engineParts, source), wake: () => void run(),
    showTestNotice: async () => ports.notices.show(`test:${ports.clock.now()}`, renderTestNotice(languageOf(await readSettings(db)))),
  };
  return { state: 'ready', parts, strict, run };
}

export interface House {
  /** Handlers for the router; throws a problem that the page can word while the database cannot be used. */
  handlers(): Promise<Handlers>;
  /** Something woke the background: look at what is due. */
  wake(): Promise<void>;
  /** The browser's own menus in the chosen language. */
  showWords(): Promise<void>;
  noticeClicked(id: string): Promise<void>;
  noticeClosed(id: string): Promise<void>;
  permissionsChanged(): Promise<void>;
}

export function createHouse(): House {
  let opening: Promise<Opening> | null = null;
  const forget = (): void => void (opening = null);

  async function openOnce(): Promise<Opening> {
    const result = await openForWriting({ heartbeat: () => browserCheckpoint.mark('opening') });
    if (result.state !== 'ready') {
      // Next time it is looked at anew: the person may have updated, or made room.
      forget();
      return { state: result.state };
    }
    result.db.on('close', forget);
    const house = furnish(result);
    void continueUndoing(result.db, house.parts.clock.now()).catch((error: unknown) => logTrouble('import.undo', error));
    return house;
  }
  const open = (): Promise<Opening> => (opening ??= openOnce());

  async function ready(): Promise<Opened | null> {
    const house = await open();
    return house.state === 'ready' ? house : null;
  }

  return {
    async handlers() {
      const house = await open();
      const prepare: Pick<Handlers, 'storage.prepare'> = { 'storage.prepare': () => Promise.resolve({ state: house.state }) };
      if (house.state === 'ready') {
        const { parts } = house;
        return { ...prepare, ...parcelCommands(parts), ...orderCommands(parts), ...importCommands(parts), ...sourceCommands(parts), ...customCommands(parts), ...vaultCommands(parts), ...otherCommands(parts) };
      }
      const refuse = (): Promise<never> => Promise.reject(new CommandProblem({ kind: house.state === 'newer' ? 'newer_database' : 'storage' }));
      const refusals: Partial<Handlers> = Object.fromEntries(Object.keys(contract).map((command) => [command, refuse]));
      return { ...(refusals as Handlers), ...prepare };
    },
    async wake() {
      await (await ready())?.run();
    },
    async showWords() {
      await (await ready())?.parts.showWords();
    },
    async noticeClicked(id) {
      const house = await ready();
      if (house === null) return openPage('dashboard.html');
      const row = await closeNotice(house.strict, id, house.parts.clock.now());
      await house.parts.tendNotices();
      if (row === null) return openPage('dashboard.html');
      if (row.subjectKind === 'shop') return openAddress(shopReadings.get(row.subject)?.listPage ?? pageAddress('options.html#shops'));
      if (row.subjectKind === 'source') return openPage(row.kind === 'keys_locked' ? 'options.html#keys' : 'options.html#sources');
      return openPage(`dashboard.html#/${row.subjectKind}/${encodeURIComponent(await followAlias(house.parts.db, row.subject))}`);
    },
    async noticeClosed(id) {
      const house = await ready();
      if (house === null) return;
      await closeNotice(house.strict, id, house.parts.clock.now());
      await house.parts.tendNotices();
    },
    async permissionsChanged() {
      const house = await ready();
      if (house !== null) await sourceCommands(house.parts)['source.permission-changed']({ source: '' });
    },
  };
}
