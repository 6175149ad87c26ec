/** The parts of README that follow from the adapters' meta.json. `npm run readme` writes them, readme.test.ts compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carriers, shops, sources } from '@/lib/catalog/meta';
import { root } from './source-files';

const START = '<!-- sources: written by npm run readme -->';
const END = '<!-- end of sources -->';

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The table of sources, with what each learns and costs, and one line of counts. */
export function renderSources(): string {
  const rows = [...sources.values()]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map((source) => row([source.names.en, source.carriers === '*' ? 'many carriers' : source.carriers.join(', '), source.hosts.map((host) => `\`${host}\``).join(' '), source.secrets.length === 0 ? 'none' : 'your own', source.learns.en, source.costs.en, source.maturity]));
  return [
    START,
    row(['source', 'asks about', 'host (optional permission)', 'key', 'what it learns', 'what it costs', 'maturity']),
    row(Array.from({ length: 7 }, () => '---')),
    ...rows,
    '',
    `It recognises the numbers of ${carriers.size} carriers and ${shops.size} shops.`,
    END,
  ].join('\n');
}

/** README as it should be. */
export function renderReadme(text: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start === -1 || end === -1) throw new Error(`README.md needs the lines ${START} and ${END}.`);
  return text.slice(0, start) + renderSources() + text.slice(end + END.length);
}

/** Rewrites README.md. */
export function main(): number {
  const path = join(root, 'README.md');
  writeFileSync(path, renderReadme(readFileSync(path, 'utf8')));
  return 0;
}
