/** Every adapter is whole: its files, its fixtures, its test, its side of the lab; and nothing outside names it. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listFiles, readSource, root } from './source-files';

const folders = (path: string): readonly string[] =>
  existsSync(join(root, path)) ? readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name) : [];
const missing = (paths: readonly string[]): readonly string[] => paths.filter((path) => !existsSync(join(root, path)));

const sourceIds = folders('lib/sources');
const carrierIds = folders('lib/carriers');
const shopIds = folders('lib/shops');

it('every source has meta, wire, reader, entry, fixtures, test and lab', () => {
  expect(sourceIds.length).toBeGreaterThanOrEqual(5);
  const wanted = sourceIds.flatMap((id) => [
    ...['meta.json', 'wire.ts', 'read.ts', 'index.ts'].map((file) => `lib/sources/${id}/${file}`),
    ...['fixtures', `${id}.test.ts`, 'lab.ts'].map((file) => `tests/sources/${id}/${file}`),
  ]);
  expect(missing(wanted), 'Write the file; `npm run new:source -- ID` shows its shape.').toEqual([]);
});

it('every source has at least four fixtures: delivered, under way, not found and an odd one', () => {
  const thin = sourceIds.filter((id) => listFiles(`tests/sources/${id}/fixtures`, ['.json', '.html', '.txt']).length < 4);
  expect(thin, 'Add fixtures of your own making to tests/sources/<id>/fixtures.').toEqual([]);
});

it('every carrier and shop has meta, numbers and links, and meta names its own folder', () => {
  const wanted = [...carrierIds.map((id) => `lib/carriers/${id}`), ...shopIds.map((id) => `lib/shops/${id}`)].flatMap((folder) => ['meta.json', 'numbers.ts', 'links.ts'].map((file) => `${folder}/${file}`));
  expect(missing(wanted), 'Write the file; `npm run new:carrier -- ID` and `new:shop` show its shape.').toEqual([]);
  const misnamed = [...carrierIds.map((id) => ['carriers', id] as const), ...shopIds.map((id) => ['shops', id] as const), ...sourceIds.map((id) => ['sources', id] as const)].filter(
    ([kind, id]) => (JSON.parse(readSource(`lib/${kind}/${id}/meta.json`)) as { id: string }).id !== id,
  );
  expect(misnamed, 'Set `id` in meta.json to the folder name.').toEqual([]);
});

it('every shop whose pages are read says how in meta, and has its reader, fixtures and test', () => {
  const saysHow = (id: string): boolean => 'reading' in (JSON.parse(readSource(`lib/shops/${id}/meta.json`)) as object);
  const reading = shopIds.filter((id) => saysHow(id) || existsSync(join(root, `lib/shops/${id}/index.ts`)));
  expect(reading.length).toBeGreaterThanOrEqual(5);
  expect(missing(reading.flatMap((id) => [`lib/shops/${id}/index.ts`, `tests/shops/${id}/${id}.test.ts`, `tests/shops/${id}/fixtures`])), 'Write the file; lib/shops/xianyu is the shortest whole one.').toEqual([]);
  expect(reading.filter((id) => !saysHow(id)), 'Say in meta.json how its pages are read: `reading` of lib/adapter/meta.ts.').toEqual([]);
  const alone = reading.filter((id) => !readSource(`tests/shops/${id}/${id}.test.ts`).includes('keepsTheShopContract('));
  expect(alone, 'Call the contract suite of tests/shops/contract.ts from its test.').toEqual([]);
});

it('every file format has its entry, its test and fixtures of its own', () => {
  const formatIds = folders('lib/imports');
  expect(formatIds.length).toBeGreaterThanOrEqual(4);
  const wanted = formatIds.flatMap((id) => [`lib/imports/${id}/index.ts`, `tests/imports/${id}/${id}.test.ts`]);
  expect(missing(wanted), 'Write the file; lib/imports/jd-bill is the shortest whole one.').toEqual([]);
  expect(formatIds.filter((id) => !readSource(`lib/imports/${id}/index.ts`).includes(`id: '${id}'`)), 'Set `id` to the folder name.').toEqual([]);
});

it('no file outside an adapter names it: adding one touches two folders only', () => {
  const code = [...listFiles('lib', ['.ts', '.tsx']), ...listFiles('components', ['.ts', '.tsx']), ...listFiles('entrypoints', ['.ts', '.tsx'])].filter((path) => !/^lib\/(?:sources|carriers|shops|imports)\//.test(path));
  const wrong = code.flatMap((path) => {
    const text = readSource(path).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/[^\n]*/g, '$1');
    return sourceIds.filter((id) => text.includes(`lib/sources/${id}/`) || text.includes(`'${id}'`)).map((id) => `${path} names ${id}`);
  });
  expect(wrong, 'Say it in meta.json and read it from the catalog.').toEqual([]);
});
