// Vite plugin: a meta.json with only what its reader needs. The build, the tests and the scripts read metas through it alike.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One line for the recogniser: the id, then every name, host and usual carrier, each list behind a `|`, its words behind commas. */
function wordsOf({ id, names, aliases, hosts = [], usualCarriers = [] }) {
  const lists = [[...new Set([...Object.values(names), ...aliases])], hosts, usualCarriers];
  const words = lists.flat();
  if (words.some((word) => /[,|]/.test(word))) throw new Error(`${id}: no name may hold a comma or a bar`);
  return [id, ...lists.map((list) => list.join())].join('|');
}

/**
 * By query. A field that some metas have not cannot be imported by its name: the build of the pages refuses it.
 * `asking` (lib/catalog/asking.ts): without `forPages`, the fields that only pages show. `words` (words.ts): names and
 * hosts as one line of text. `home` (homes.ts): where a carrier is at home and with whom. `reading` (shop-readings.ts): how
 * a shop's pages are read, null where they are not.
 */
const LEAN = {
  asking: (meta, forPages) => Object.fromEntries(Object.entries(meta).filter(([field]) => !forPages.includes(field))),
  words: wordsOf,
  home: ({ countries, family, partners }) => ({ countries, family, partners }),
  reading: ({ reading = null }) => reading,
};

export function leanMetas(root, forPages = []) {
  return {
    name: 'lean-metas',
    enforce: 'pre',
    async load(id) {
      const [path, query] = id.split('?');
      if (!path.endsWith('meta.json') || query === undefined || !(query in LEAN)) return null;
      const meta = JSON.parse(await readFile(path.startsWith(root) ? path : join(root, path), 'utf8'));
      return { code: `export default ${JSON.stringify(LEAN[query](meta, forPages))}`, moduleType: 'js' };
    },
  };
}
