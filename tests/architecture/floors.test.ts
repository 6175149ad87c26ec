/** Who may import whom (design section 3). Each failure says what to do. */
import { expect, it } from 'vitest';
import { type Import, importsOf, listFiles, readSource } from './source-files';

/** Folder → the folders of ours it may import beside itself. Longest match wins. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'lib/model': [],
  'lib/text': ['lib/model', 'lib/platform/ports'],
  'lib/adapter': ['lib/model'],
  'lib/carriers': ['lib/model', 'lib/adapter'],
  'lib/sources': ['lib/model', 'lib/adapter'],
  'lib/shops': ['lib/model', 'lib/adapter'],
  'lib/imports': ['lib/model', 'lib/adapter'],
  'lib/catalog': ['lib/model', 'lib/text', 'lib/adapter', 'lib/carriers', 'lib/shops'],
  'lib/storage': ['lib/model', 'lib/adapter', 'lib/text'],
  'lib/storage/migrations': [],
  'lib/scan': [],
  'lib/platform': ['lib/model', 'lib/adapter', 'lib/text'],
};
const FLOOR_2 = ['lib/model', 'lib/text', 'lib/adapter', 'lib/catalog', 'lib/storage', 'lib/platform'];
const FLOOR_3 = ['lib/recognise', 'lib/intake', 'lib/polling', 'lib/notices', 'lib/insights', 'lib/backup'];
const ENGINE = FLOOR_2.filter((folder) => folder !== 'lib/platform').concat('lib/platform/ports');
const LATER: Readonly<Record<string, readonly string[]>> = {
  'lib/recognise': ['lib/model', 'lib/adapter', 'lib/catalog'],
  'lib/intake': [...ENGINE, 'lib/recognise', 'lib/notices'],
  'lib/notices': ENGINE,
  'lib/polling': [...ENGINE, 'lib/notices', 'lib/intake'],
  'lib/insights': ENGINE,
  'lib/backup': ENGINE,
  'lib/messages': [...FLOOR_2, ...FLOOR_3],
  'lib/commands': [...FLOOR_2, ...FLOOR_3, 'lib/messages'],
  'lib/live': [...FLOOR_2, ...FLOOR_3, 'lib/messages'],
  components: ['lib/model', 'lib/text', 'lib/catalog', 'lib/recognise', 'lib/live', 'lib/scan', 'lib/messages/client', 'lib/messages/contract', 'lib/storage/queries', 'lib/platform'],
  entrypoints: ['lib', 'components'],
};
const rules = { ...MAY_IMPORT, ...LATER };
const folders = Object.keys(rules).sort((a, b) => b.length - a.length);
const folderOf = (path: string): string | undefined => folders.find((folder) => path === folder || path.startsWith(`${folder}/`));

const sources = ['lib', 'components', 'entrypoints'].flatMap((folder) => listFiles(folder, ['.ts', '.tsx']));
const ours = (to: string): boolean => /^(?:lib|components|entrypoints)\//.test(to);
const all: readonly Import[] = sources.flatMap((path) => importsOf(path));

it('every folder below lib has its floor', () => {
  const lost = sources.filter((path) => folderOf(path) === undefined);
  expect(lost, 'Add the folder to MAY_IMPORT in tests/architecture/floors.test.ts and to design section 3.').toEqual([]);
});

it('data travels one way: nobody imports upwards', () => {
  const wrong = all.filter(({ from, to }) => {
    if (!ours(to)) return false;
    const mine = folderOf(from) ?? '';
    if (to === mine || to.startsWith(`${mine}/`)) return false;
    return !(rules[mine] ?? []).some((allowed) => to === allowed || to.startsWith(`${allowed}/`));
  });
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`), 'Move the shared part to a lower floor or hand it in as a parameter.').toEqual([]);
});

it('an adapter imports no other adapter', () => {
  const home = (path: string): string | null => /^lib\/(?:carriers|sources|shops|imports)\/[^/]+/.exec(path)?.[0] ?? null;
  const wrong = all.filter(({ from, to }) => home(from) !== null && home(to) !== null && home(from) !== home(to));
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`), 'Put what two adapters share into lib/adapter.').toEqual([]);
});

it('only lib/platform touches the browser API', () => {
  const wrong = all.filter(({ from, to }) => to === 'webextension-polyfill' && !from.startsWith('lib/platform/'));
  expect(wrong.map(({ from }) => from), 'Go through a port of lib/platform.').toEqual([]);
  const named = sources.filter((path) => !path.startsWith('lib/platform/')).flatMap((path) => (/\b(?:chrome|browser)\.(?:runtime|storage|alarms|tabs|notifications|permissions|action)\b/.test(stripped(path)) ? [path] : []));
  expect(named, 'Use a function of lib/platform instead of chrome.… or browser.….').toEqual([]);
});

it('pages load no validator: zod is for the background', () => {
  const pageFolders = ['components/', 'lib/live/', 'lib/text/', 'lib/recognise/', 'lib/scan/', 'lib/catalog/', 'lib/model/', 'lib/storage/queries/'];
  const wrong = all.filter(({ from, to, typeOnly }) => !typeOnly && pageFolders.some((folder) => from.startsWith(folder)) && (to.startsWith('zod') || to === 'lib/messages/contract'));
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`), 'Use `import type`, or parse in the background.').toEqual([]);
});

it('pages never write: no component opens the database for writing or imports a write', () => {
  const wrong = all.filter(({ from, to }) => (from.startsWith('components/') || from.startsWith('lib/live/')) && /^lib\/storage\/(?:writes|migrations|open$)/.test(to));
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`), 'Send a command through lib/messages/client.').toEqual([]);
});

it('adapters have no clock, no fetch and no chance', () => {
  const adapters = sources.filter((path) => /^lib\/(?:carriers|sources|shops|imports)\//.test(path));
  const wrong = adapters.filter((path) => /\bfetch\(|\bDate\.now\(|new Date\(\)|Math\.random\(/.test(stripped(path)));
  expect(wrong, 'Ask through errand.ask; take the time from the errand or the context.').toEqual([]);
});

it('no page markup from text, no code from text', () => {
  const wrong = sources.filter((path) => /dangerouslySetInnerHTML|\.innerHTML\b|new Function\(|\beval\(/.test(stripped(path)));
  expect(wrong, 'Render text as text.').toEqual([]);
});

it('migrations import nothing of ours', () => {
  const wrong = all.filter(({ from, to, typeOnly }) => /^lib\/storage\/migrations\/\d/.test(from) && !typeOnly && ours(to));
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`), 'Copy the few lines it needs: a migration must never change after its release.').toEqual([]);
});

/** The source without comments, so that prose may name what code may not. */
function stripped(path: string): string {
  return readSource(path).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/[^\n]*/g, '$1');
}
