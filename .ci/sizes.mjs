// Weighs the Chromium build: what the popup loads before its first row, the background, what each source costs in it, and the recogniser (gzip).
// Use: npm run build && node .ci/sizes.mjs. The last line is `N passed, N failed`; exit 1 when something is over its limit.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { leanMetas } from './lean-metas.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = join(root, '.output/chrome-mv3');
const KB = 1000;
const LIMITS = { popup: 60 * KB, background: 135 * KB, orders: 25 * KB, sources: 45 * KB, source: 3 * KB, described: 6.5 * KB, recogniser: 25 * KB };

const weigh = (text) => gzipSync(text, { level: 9 }).length;
const show = (bytes) => `${(bytes / KB).toFixed(1)} kB`;
const read = (path) => readFileSync(join(build, path));

/** The script and everything it imports statically, from the build's own files. */
function withImports(entry, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const code = read(entry).toString('utf8');
  for (const [, path] of code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}$,\s]+from\s*)?["'](\.{1,2}\/[^"']+|\/[^"']+)["']/g)) {
    const target = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(entry), path);
    if (existsSync(join(build, target))) withImports(target, seen);
  }
  return seen;
}

/** The page, its scripts and preloads with all they import, its style sheets. */
function popupFiles() {
  const html = read('popup.html').toString('utf8');
  const files = new Set(['popup.html']);
  for (const [, path] of html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/?([^"]+\.(?:js|css))"/g)) {
    if (path.endsWith('.js')) withImports(path, files);
    else files.add(path);
  }
  return [...files];
}

/** Bundled and minified as the build does it. `external`: what does not count. */
async function bundle(entry, external) {
  const vite = await import('vite');
  const result = await vite.build({
    root, configFile: false, logLevel: 'error', publicDir: false, plugins: [leanMetas(root)],
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    build: { write: false, minify: true, target: 'es2024', rollupOptions: { input: entry, preserveEntrySignatures: 'strict', external, output: { format: 'es' } }, modulePreload: false },
  });
  return (Array.isArray(result) ? result : [result]).flatMap((each) => each.output).map((each) => each.code ?? '').join('\n');
}

const forPages = /FOR_PAGES = \[([^\]]*)\]/.exec(readFileSync(join(root, 'lib/catalog/for-pages.ts'), 'utf8'))?.[1].match(/\w+/g) ?? [];

/** A source's own modules without what all sources share, and its meta as the background has it. */
async function bundleSource(folder, id) {
  const code = await bundle(join(folder, id, 'index.ts'), (path, importer) => importer !== undefined && !path.startsWith('.') && !path.startsWith(join(folder, id)));
  const meta = Object.entries(JSON.parse(readFileSync(join(folder, id, 'meta.json'), 'utf8'))).filter(([field]) => !forPages.includes(field));
  return `${code}\n${JSON.stringify(Object.fromEntries(meta))}`;
}

/** What each source adds to a background that has all the others. */
async function sourceCosts() {
  const folder = join(root, 'lib/sources');
  const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'index.ts')));
  const texts = new Map();
  for (const id of ids) texts.set(id, await bundleSource(folder, id));
  return ids.map((id) => {
    const others = ids.filter((other) => other !== id).map((other) => texts.get(other)).join('\n');
    return [id, weigh(`${others}\n${texts.get(id)}`) - weigh(others)];
  });
}

/** What merges orders that shops, bills and mails tell of, and takes imports back. */
const orderIntake = async () => weigh(await bundle(join(root, 'lib/intake/import.ts'), (path, importer) => importer !== undefined && !/^[./]|^@\//.test(path)));

/** What reads and asks the sources that users describe, without what all sources share. */
const describedSources = async () => weigh(await bundle(join(root, 'lib/commands/custom-commands.ts'), (path, importer) => importer !== undefined && !path.includes('custom') && !(path.startsWith('.') && importer.includes('/custom/'))));

if (!existsSync(join(build, 'popup.html')) || !existsSync(join(build, 'background.js'))) {
  console.error('There is no build to weigh: npm run build comes first.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const rows = [];
const files = popupFiles();
rows.push(['popup, before its first row', files.reduce((sum, file) => sum + weigh(read(file)), 0), LIMITS.popup]);
const background = [...withImports('background.js')].reduce((sum, file) => sum + weigh(read(file)), 0);
const costs = await sourceCosts();
const allSources = costs.reduce((sum, [, cost]) => sum + cost, 0);
// The house with its first five sources fits 90 kB; all that asking many sources brought (sources, routes, keys, health) adds 45 at most.
const described = await describedSources();
const orders = await orderIntake();
rows.push(['background without orders', background - orders, LIMITS.background], ['orders, merged and imported', orders, LIMITS.orders], ['all sources', allSources, LIMITS.sources], ['sources that users describe', described, LIMITS.described]);
for (const [id, cost] of costs) rows.push([`source ${id}`, cost, LIMITS.source]);
const recogniser = join(root, 'lib/recognise/recognise.ts');
if (existsSync(recogniser)) rows.push(['recogniser, all it knows', weigh(await bundle(recogniser, () => false)), LIMITS.recogniser]);

let over = 0;
for (const [name, bytes, limit] of rows) {
  const tooBig = bytes > limit;
  over += tooBig ? 1 : 0;
  console.log(`${tooBig ? 'OVER ' : 'ok   '}${name.padEnd(28)} ${show(bytes).padStart(9)} of ${show(limit)} gzip`);
}
console.log(`background: ${show(background)}`);
console.log(`popup loads: ${files.map((file) => `${file} ${show(weigh(read(file)))}`).join(', ')}`);
console.log(`${rows.length - over} passed, ${over} failed`);
process.exit(over === 0 ? 0 : 1);
