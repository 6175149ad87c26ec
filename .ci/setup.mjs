// Installs what is missing before `npm start` and `npm test`, and says what it does. Plain JavaScript, no packages: it runs first.
// Use: node .ci/setup.mjs [--browsers]
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text) => console.log(`setup: ${text}`);

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options }).status ?? 1;
}

function which(name) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** npm writes node_modules/.package-lock.json last, so its time says when the packages were whole. */
function packagesAreCurrent() {
  const stamp = join(root, 'node_modules/.package-lock.json');
  return existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function installPackages() {
  if (packagesAreCurrent()) return;
  say('installing the packages of package-lock.json (npm ci; no install scripts are run)');
  const status = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (status !== 0) {
    say('npm ci failed; see above.');
    process.exit(status);
  }
}

/** The types that WXT writes; TypeScript and Vite read tsconfig.json, which builds on them. */
function prepareTypes() {
  if (existsSync(join(root, '.wxt/tsconfig.json'))) return;
  say('preparing the types (wxt prepare)');
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
  if (run('wxt', ['prepare'], { env: { ...process.env, PATH }, stdio: ['ignore', 'ignore', 'inherit'] }) !== 0) process.exit(1);
}

/** What the browser tests need: what serves, the Debian package, and what is lost without it. */
const PROGRAMS = [
  { names: ['chromium', 'chromium-browser', 'google-chrome-for-testing'], variable: 'ORDERTRAIL_CHROMIUM', debian: 'chromium', lost: 'the tests in Chromium' },
  { names: ['firefox-esr', 'firefox'], variable: 'ORDERTRAIL_FIREFOX', debian: 'firefox-esr', lost: 'the tests in Firefox' },
  { names: ['Xvfb'], debian: 'xvfb', lost: 'the tests in Chromium (its permission prompt needs a screen)' },
  { names: ['xdotool'], debian: 'xdotool', lost: 'the tests in Chromium (its permission prompt needs a key press)' },
];

const isThere = ({ names, variable }) => (variable !== undefined && existsSync(process.env[variable] ?? '')) || names.some((name) => which(name) !== null);

function installPrograms() {
  const missing = PROGRAMS.filter((program) => !isThere(program));
  if (missing.length === 0) return;
  const packages = missing.map((program) => program.debian);
  if (process.platform === 'linux' && process.getuid?.() === 0 && which('apt-get') !== null) {
    say(`installing ${packages.join(', ')} with apt-get`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (run('apt-get', ['update', '-q'], { env }) === 0) run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
  }
  for (const program of PROGRAMS.filter((each) => !isThere(each))) {
    const path = program.variable === undefined ? '' : ` or name its path in ${program.variable}`;
    say(`${program.names[0]} is missing: install it (Debian: apt-get install ${program.debian})${path}. Without it ${program.lost} are skipped.`);
  }
}

installPackages();
prepareTypes();
if (process.argv.includes('--browsers')) installPrograms();
