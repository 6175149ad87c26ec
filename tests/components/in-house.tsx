/** Renders components as a page does: real words, real catalog, a real database on a fake disk, commands by the real router. */
import { configure, render, type RenderResult } from '@testing-library/preact';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { ComponentChildren } from 'preact';
import { type KeyCheck, SourceFailure, type SourceReply, type SourceRequest } from '@/lib/adapter/contract';
import { customCommands } from '@/lib/commands/custom-commands';
import { importCommands } from '@/lib/commands/import-commands';
import { orderCommands } from '@/lib/commands/order-commands';
import { otherCommands } from '@/lib/commands/other-commands';
import type { HouseParts } from '@/lib/commands/house-parts';
import { parcelCommands } from '@/lib/commands/parcel-commands';
import { sourceCommands } from '@/lib/commands/source-commands';
import { vaultCommands } from '@/lib/commands/vault-commands';
import { type Catalog, loadCatalog } from '@/lib/live/catalog';
import { type House, HouseContext } from '@/lib/live/house';
import { createRouter, type Handlers } from '@/lib/messages/router';
import { DEFAULT_SETTINGS, type Language, type Settings } from '@/lib/model/settings';
import { browser } from '@/lib/platform/browser';
import type { Envelope } from '@/lib/platform/wire';
import type { Database } from '@/lib/storage/tables';
import { createText } from '@/lib/text/text';
import { type Area, loadWording } from '@/lib/text/wording';
import { openTestDatabase } from '@/tests/_support/database';
import { openVault } from '@/tests/_support/vault';

export const NOW = Date.UTC(2026, 10, 24, 4, 30);
export const ZONE = 'Asia/Shanghai';
const AREAS: readonly Area[] = ['base', 'custom', 'dashboard', 'detail', 'options', 'order', 'paste', 'row', 'sources', 'status', 'welcome'];

export interface Stage {
  readonly db: Database;
  /** What pages know of carriers; a test may put another in its place. */
  catalog: Catalog;
  /** Every command that a page has sent, in order. */
  readonly sent: readonly Envelope[];
  /** What an endpoint answers that is tried. */
  readonly network: { answer: (request: SourceRequest) => SourceReply };
  /** Hosts the browser lets us reach. */
  readonly granted: Set<string>;
  /** What trying a key shows. */
  check: KeyCheck | null;
  readonly show: (children: ComponentChildren, change?: { readonly language?: Language; readonly settings?: Partial<Settings> }) => Promise<RenderResult>;
}

function answering(db: Database, { network }: Pick<Stage, 'network'>, tried: () => KeyCheck | null): Handlers {
  const parts: HouseParts = {
    db, http: { send: (request) => Promise.resolve(network.answer(request)) }, clock: { now: () => NOW, zone: () => ZONE }, wake: () => undefined, checkNow: () => Promise.resolve(NOW), tendNotices: () => Promise.resolve(), showTestNotice: () => Promise.resolve(), showWords: () => Promise.resolve(),
    ...openVault(db, undefined, () => NOW), checkKey: () => Promise.resolve(tried()),
  };
  return { 'storage.prepare': () => Promise.resolve({ state: 'ready' as const }), ...otherCommands(parts), ...parcelCommands(parts), ...orderCommands(parts), ...importCommands(parts), ...sourceCommands(parts), ...customCommands(parts), ...vaultCommands(parts) };
}

// The parts that pages load by themselves are read here: no test waits for the disk of a busy machine.
await Promise.all([import('@/components/paste/Findings'), import('@/components/scan/Camera')]);
configure({ asyncUtilTimeout: 10_000 });

// Live queries rest where Dexie found no IndexedDB when it was loaded.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });

export async function setTheStage(): Promise<Stage> {
  const db = await openTestDatabase();
  const catalog = await loadCatalog();
  const sent: Envelope[] = [];
  const granted = new Set<string>();
  const network: Stage['network'] = {
    answer: () => {
      throw new SourceFailure('unreachable');
    },
  };
  const route = createRouter(() => Promise.resolve(answering(db, { network }, () => stage.check)));
  const answer = (envelope: unknown): Promise<unknown> => {
    sent.push(envelope as Envelope);
    return route(envelope as Envelope, { ours: true });
  };
  Object.assign(browser.runtime, { sendMessage: answer });
  const changed = new Set<() => void>();
  const event = { addListener: (listener: () => void) => void changed.add(listener), removeListener: (listener: () => void) => void changed.delete(listener) };
  Object.assign(browser.permissions.onAdded, event);
  Object.assign(browser.permissions.onRemoved, event);
  Object.assign(browser.permissions, {
    getAll: () => Promise.resolve({ origins: [...granted].map((host) => `https://${host}/*`) }),
    request: ({ origins = [] }: { readonly origins?: readonly string[] }) => {
      for (const origin of origins) granted.add(origin.replace(/^https:\/\/|\/\*$/g, ''));
      for (const listener of changed) listener();
      return Promise.resolve(true);
    },
  });
  const stage: Stage = {
    db, catalog, sent, granted, network, check: null,
    async show(children, { language = 'en', settings = {} } = {}) {
      const house: House = {
        text: createText(language, await loadWording(language, AREAS)), moment: { now: NOW, zone: ZONE }, settings: { ...DEFAULT_SETTINGS, ...settings }, settingsRead: true,
        opening: { state: 'ready', db }, db, catalog: stage.catalog, needArea: () => undefined, reopen: () => undefined,
      };
      return render(<HouseContext.Provider value={house}>{children}</HouseContext.Provider>);
    },
  };
  return stage;
}
