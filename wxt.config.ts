import { fileURLToPath } from 'node:url';
import preactPreset from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { leanMetas } from './.ci/lean-metas.mjs';
import { FOR_PAGES } from './lib/catalog/for-pages';
import { readSourceHosts } from './lib/catalog/hosts-for-manifest';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The barcode reader's wasm comes from the package. The library names a host for it all the same; no build of ours does. */
const noRemoteReader = {
  name: 'no-remote-reader',
  transform(code: string, id: string) {
    return id.includes('zxing-wasm') ? { code: code.replaceAll(/https:\/\/[\w.]+\/npm\/zxing-wasm@[\d.]+\/dist\//g, ''), map: null } : null;
  },
};

/** The words that the popup begins with, one file a language: four files would be four waits before its first row. */
function firstWords(id: string): string | null {
  const language = /[\\/]wording[\\/](?:base|order|row|status)[\\/]([\w-]+)\.json$/.exec(id)?.[1];
  return language === undefined ? null : `words-${language}`;
}

/** What a carrier of the user's own may lead to. Nobody is asked for all of it: the form asks for its one origin. Plain http is for the user's own computer. */
const OWN_ORIGINS = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'];

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [leanMetas(root, FOR_PAGES), preactPreset()],
    resolve: {
      alias: {
        'entities/decode': `${root}lib/adapter/no-entity-tables.ts`,
        // The same Dexie without what browsers of long ago need.
        dexie: `${root}node_modules/dexie/dist/modern/dexie.mjs`,
      },
    },
    build: { sourcemap: false, rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstWords }] } } } },
    worker: { format: 'es' as const, plugins: () => [leanMetas(root), noRemoteReader] },
  }),
  zip: { name: 'ordertrail' },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_short_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['alarms', 'notifications', 'storage', 'unlimitedStorage', 'contextMenus'],
    optional_host_permissions: [...readSourceHosts(root).map((host) => `https://${host}/*`), ...OWN_ORIGINS],
    incognito: 'not_allowed',
    omnibox: { keyword: 'ot' },
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+O' } } },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; font-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
    },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'ordertrail@ordertrail.app',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'], optional: ['personallyIdentifyingInfo', 'authenticationInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '120', externally_connectable: { ids: [] } }),
  }),
});
