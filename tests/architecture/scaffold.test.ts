/** The scaffold is tried by adding made-up adapters to a copy of the project: they compile, and every test that holds adapters passes. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from './source-files';

const ADDED = [['carrier', 'made-up'], ['source', 'made-up'], ['shop', 'made-up-shop'], ['carrier', '9post'], ['source', '9post']] as const;
const VITEST = `import { defineConfig } from 'vitest/config';
export default defineConfig({ resolve: { alias: { '@': import.meta.dirname } }, test: { include: ['tests/**/*.test.ts'] } });
`;

let copy = '';
const run = (command: string, args: readonly string[], cwd = copy) => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_OPTIONS|VITE_|TEST$|MODE$)/.test(name)));
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd, env, encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}` };
};
const scaffold = (...args: readonly string[]) => run(join(root, '.ci/scaffold.mjs'), [...args, '--into', copy], root);

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'ordertrail-'));
  for (const part of ['lib', 'tests', 'tsconfig.json', 'package.json', 'wxt.config.ts', '.wxt']) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  writeFileSync(join(copy, 'vitest.config.ts'), VITEST);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('refuses bad ids, unknown kinds and folders that are there, and writes nothing', () => {
  for (const args of [[], ['source'], ['box', 'made-up'], ['__proto__', 'made-up'], ['source', 'Made-Up'], ['source', 'a--b'], ['source', '../x'], ['source', 'a_b'], ['source', '快递'], ['source', 'x'.repeat(41)], ['source', 'a', 'b'], ['source', 'yto'], ['carrier', 'yto']]) {
    const { status, text } = scaffold(...args);
    expect([args, status, text.split('\n').length]).toEqual([args, 1, 2]);
  }
  for (const kind of ['sources', 'carriers', 'shops']) expect(readdirSync(join(copy, 'lib', kind))).toEqual(readdirSync(join(root, 'lib', kind)));
});

it('what it writes compiles and passes every test that holds adapters, as it is', { timeout: 120_000 }, () => {
  for (const [kind, id] of ADDED) {
    const { status, text } = scaffold(kind, id);
    expect([status, text]).toEqual([0, expect.stringContaining(`lib/${kind}s/${id}`)]);
    expect(existsSync(join(copy, `tests/${kind}s/${id}/${id}.test.ts`))).toBe(true);
  }
  const folders = ADDED.flatMap(([kind, id]) => [`lib/${kind}s/${id}`, `tests/${kind}s/${id}`]);
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ ...(JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as object), include: folders }));
  expect(run(join(root, 'node_modules/typescript/bin/tsc'), ['--noEmit'])).toEqual({ status: 0, text: '' });
  const held = ['adapters', 'meta'].map((name) => `tests/architecture/${name}.test.ts`);
  const { status, text } = run(join(root, 'node_modules/vitest/vitest.mjs'), ['run', '--reporter=dot', ...folders.filter((folder) => folder.startsWith('tests')), ...held]);
  expect([status, text]).toEqual([0, expect.stringMatching(/Test Files.*7 passed/)]);
});
