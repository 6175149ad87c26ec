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
 * `meta.json?asking` (lib/catalog/asking.ts): without `forPages`, the fields that only pages show.
 * `meta.json?words` (lib/catalog/words.ts): names and hosts as one line of text.
 * `meta.json?home` (lib/catalog/homes.ts): where a carrier is at home and with whom; a field that most have not cannot be imported by name.
 */
export function leanMetas(root, forPages = []) {
  return {
    name: 'lean-metas',
    enforce: 'pre',
    async load(id) {
      const [path, query] = id.split('?');
      if (query !== 'asking' && query !== 'words' && query !== 'home') return null;
      const meta = JSON.parse(await readFile(path.startsWith(root) ? path : join(root, path), 'utf8'));
      const { countries, family, partners } = meta;
      const lean = query === 'words' ? wordsOf(meta) : query === 'home' ? { countries, family, partners } : Object.fromEntries(Object.entries(meta).filter(([field]) => !forPages.includes(field)));
      return { code: `export default ${JSON.stringify(lean)}`, moduleType: 'js' };
    },
  };
}
