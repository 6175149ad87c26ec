/** The parts of README that follow from the adapters' meta.json. `npm run readme` writes them, readme.test.ts compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShopMeta } from '@/lib/adapter/meta';
import { carriers, shops, sources } from '@/lib/catalog/meta';
import { root } from './source-files';

/** The lines in README between which a part is written. */
const marks = (part: string): readonly [string, string] => [`<!-- ${part}: written by npm run readme -->`, `<!-- end of ${part} -->`];

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The table of sources, with what each learns and costs, and one line of counts. */
export function renderSources(): string {
  const rows = [...sources.values()]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map((source) => row([source.names.en, source.carriers === '*' ? 'many carriers' : source.carriers.join(', '), source.hosts.map((host) => `\`${host}\``).join(' '), source.secrets.length === 0 ? 'none' : 'your own', source.learns.en, source.costs.en, source.maturity]));
  return [
    row(['source', 'asks about', 'host (optional permission)', 'key', 'what it learns', 'what it costs', 'maturity']),
    row(Array.from({ length: 7 }, () => '---')),
    ...rows,
    '',
    `It recognises the numbers of ${carriers.size} carriers and ${shops.size} shops.`,
  ].join('\n');
}

type Reading = NonNullable<ShopMeta['reading']>;

const WAYS: Readonly<Record<Reading['ways'][number], string>> = { browse: 'while you browse', now: 'on a click', fetch: 'fetched on a schedule' };
const WHAT: Readonly<Record<Reading['forms'][number]['what'], string>> = { list: 'list of orders', detail: 'one order', logistics: 'parcel of an order', text: 'copied text' };

const hostOf = (pattern: string): string => `\`${pattern.replace(/^https:\/\//, '').replace(/\/.*$/, '')}\``;
const MOST_HOSTS = 4;
function hostsOf({ origins }: Reading): string {
  const hosts = [...new Set(origins.map(hostOf))];
  return hosts.length <= MOST_HOSTS ? hosts.join(' ') || 'none' : `${hosts[0] ?? ''} and ${hosts.length - 1} more, as you pick`;
}

/** What is read in several forms is named once. */
function formsOf({ forms }: Reading): string {
  return [...new Set(forms.map(({ what }) => what))].map((what) => `${WHAT[what]} (${forms.filter((form) => form.what === what).map(({ sure }) => sure).join(', ')})`).join(', ');
}

/** A shop of which copied text alone is read is asked for nothing. */
const waysOf = ({ ways, forms }: Reading): string => (forms.every(({ what }) => what === 'text') ? 'pasted' : ways.map((way) => WAYS[way]).join(', '));

/** Per shop what can be read, which way, and how sure each form is; and whose orders can only be recognised. */
export function renderShops(): string {
  const all = [...shops.values()].sort((a, b) => a.names.en.localeCompare(b.names.en));
  const rows = all.flatMap(({ names, reading }) => (reading === undefined ? [] : [row([names.en, formsOf(reading), waysOf(reading), hostsOf(reading)])]));
  const others = all.filter(({ reading }) => reading === undefined).map(({ names }) => names.en);
  return [
    row(['shop', 'what can be read (how sure)', 'which way', 'hosts (optional permission)']),
    row(Array.from({ length: 4 }, () => '---')),
    ...rows,
    '',
    'How sure a form is: A a stored page or the documentation of the real site shows it; B it is read from code that works on the real site; C thin or partly filled in; D weak. None was tried against the live shop: when a page is not what it was, Ordertrail says so and stores nothing of it.',
    ...(others.length === 0 ? [] : ['', `Numbers and links only: ${others.join(', ')}.`]),
  ].join('\n');
}

function renderPart(text: string, part: string, content: string): string {
  const [first, last] = marks(part);
  const start = text.indexOf(first);
  const end = text.indexOf(last);
  if (start === -1 || end < start) throw new Error(`README.md needs the lines ${first} and ${last}.`);
  return `${text.slice(0, start)}${first}\n${content}\n${text.slice(end)}`;
}

/** README as it should be. */
export const renderReadme = (text: string): string => renderPart(renderPart(text, 'sources', renderSources()), 'shops', renderShops());

/** Rewrites README.md. */
export function main(): number {
  const path = join(root, 'README.md');
  writeFileSync(path, renderReadme(readFileSync(path, 'utf8')));
  return 0;
}
