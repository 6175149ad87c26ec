// Weighs the Chromium build: what the popup loads before its first row, the background, and what each source costs in it (gzip).
// Use: node .ci/sizes.mjs. Exit 1 when something is over its limit.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = join(root, '.output/chrome-mv3');
const KB = 1000;
const LIMITS = { popup: 60 * KB, background: 90 * KB, source: 3 * KB };

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

function popupFiles() {
  const html = read('popup.html').toString('utf8');
  const files = new Set(['popup.html']);
  for (const [, path] of html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/?([^"]+\.(?:js|css))"/g)) {
    if (path.endsWith('.js')) withImports(path, files);
    else files.add(path);
  }
  return [...files];
}

/** One source's own modules bundled alone, without what all sources share, and its meta. */
async function bundleSource(bundle, folder, id) {
  const entry = join(folder, id, 'index.ts');
  const result = await bundle({
    root, configFile: false, logLevel: 'error', publicDir: false,
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    build: {
      write: false, minify: true, target: 'es2024',
      lib: { entry, formats: ['es'], fileName: 'source' },
      rollupOptions: { external: (path, importer) => importer !== undefined && !path.startsWith('.') && !path.startsWith(join(folder, id)) },
    },
  });
  const code = (Array.isArray(result) ? result : [result]).flatMap((each) => each.output).map((each) => each.code ?? '');
  return [...code, JSON.stringify(JSON.parse(readFileSync(join(folder, id, 'meta.json'), 'utf8')))].join('\n');
}

/** What each source adds to a background that has all the others. */
async function sourceCosts() {
  const { build: bundle } = await import('vite');
  const folder = join(root, 'lib/sources');
  const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'index.ts')));
  const texts = new Map();
  for (const id of ids) texts.set(id, await bundleSource(bundle, folder, id));
  return ids.map((id) => {
    const others = ids.filter((other) => other !== id).map((other) => texts.get(other)).join('\n');
    return [id, weigh(`${others}\n${texts.get(id)}`) - weigh(others)];
  });
}

const rows = [];
const files = popupFiles();
rows.push(['popup, first load', files.reduce((sum, file) => sum + weigh(read(file)), 0), LIMITS.popup]);
rows.push(['background', [...withImports('background.js')].reduce((sum, file) => sum + weigh(read(file)), 0), LIMITS.background]);
for (const [id, cost] of await sourceCosts()) rows.push([`source ${id}`, cost, LIMITS.source]);

let over = 0;
for (const [name, bytes, limit] of rows) {
  const tooBig = bytes > limit;
  over += tooBig ? 1 : 0;
  console.log(`${tooBig ? 'OVER ' : 'ok   '}${name.padEnd(24)} ${show(bytes).padStart(9)} of ${show(limit)} gzip`);
}
console.log(`popup loads: ${files.join(', ')}`);
console.log(`${rows.length - over} passed, ${over} failed`);
process.exit(over === 0 ? 0 : 1);
