import { expect, it } from 'vitest';
import { renderReadme } from './readme';
import { listFiles, readSource } from './source-files';

it('the tables of sources and shops in README are what the adapters say', () => {
  const text = readSource('README.md');
  expect(text === renderReadme(text), 'Run `npm run readme` and commit README.md.').toBe(true);
});

it('every npm command that the guides name exists', () => {
  const scripts = (JSON.parse(readSource('package.json')) as { scripts: Record<string, string> }).scripts;
  const named = ['README.md', 'CONTRIBUTING.md'].flatMap((file) => [...readSource(file).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? ''));
  expect(named.filter((name) => !(name in scripts)), 'Correct the guide or add the command.').toEqual([]);
});

it('every file that the guides link to exists', () => {
  const files = new Set([...['lib', 'components', 'entrypoints', 'tests', 'public', 'docs', '.ci'].flatMap((folder) => listFiles(folder, [''])), 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE']);
  const linked = ['README.md', 'CONTRIBUTING.md'].flatMap((file) => [...readSource(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? ''));
  expect(linked.filter((path) => !files.has(path)), 'Correct the link.').toEqual([]);
});
