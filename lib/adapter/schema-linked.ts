/** JSON-LD blocks of a page as nodes: `@graph`, arrays, types as arrays, values and lists in wrappers. */
import { readExactJson } from './embedded';
import { localName, type SchemaNode, type SchemaValue } from './schema-node';
import { findAll, type PageElement } from './tree';

/** No data of a shop nests deeper. */
const DEEPEST = 40;
/** A property that only holds its value, and wrappers of lists. */
const WRAPPERS = ['@value', '@list', '@set'];

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).filter((member) => typeof member === 'string');

function valuesOf(value: unknown, found: SchemaNode[], depth: number): readonly SchemaValue[] {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') return [value];
  // Beyond this JavaScript writes `1e+21` or Infinity, which the page did not say; ids of any length are text already.
  if (typeof value === 'number') return Math.abs(value) < 1e15 ? [String(value)] : [];
  if (Array.isArray(value)) return value.flatMap((member) => valuesOf(member, found, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  const members = new Map(Object.entries(value));
  const wrapper = WRAPPERS.find((name) => members.has(name));
  if (wrapper !== undefined) return valuesOf(members.get(wrapper), found, depth + 1);
  const properties = new Map<string, readonly SchemaValue[]>();
  const node: SchemaNode = {
    types: textsOf(members.get('@type') ?? members.get('type')).map(localName),
    id: textsOf(members.get('@id') ?? members.get('id'))[0] ?? null,
    properties,
  };
  found.push(node);
  for (const [name, member] of members) {
    if (name === '@context') continue;
    const values = valuesOf(member, found, depth + 1);
    if (!name.startsWith('@') && values.length > 0) properties.set(localName(name), values);
  }
  return [node];
}

/** What may stand around the JSON: comment signs of HTML and of XHTML, a semicolon. */
const BEFORE = ['<!--', '//<![CDATA[', '/*<![CDATA[*/', '<![CDATA['];
const AFTER = ['-->', '//]]>', '/*]]>*/', ']]>', ';'];
/** JSON refuses them inside strings, where mails break lines; outside they are blanks anyway. */
const isControl = (sign: string): boolean => sign < ' ';

function jsonOf(code: string): unknown {
  let bare = code.trim();
  for (const mark of BEFORE) if (bare.startsWith(mark)) bare = bare.slice(mark.length).trim();
  for (const mark of AFTER) if (bare.endsWith(mark)) bare = bare.slice(0, -mark.length).trim();
  return readExactJson(bare) ?? readExactJson(Array.from(bare, (sign) => (isControl(sign) ? ' ' : sign)).join(''));
}

/** `broken`: blocks that speak of orders and are no JSON. */
export function readLinked(page: PageElement): { readonly nodes: readonly SchemaNode[]; readonly broken: number } {
  const nodes: SchemaNode[] = [];
  let broken = 0;
  for (const { attributes, children } of findAll(page, 'script')) {
    if (!(attributes['type'] ?? '').trim().toLowerCase().startsWith('application/ld+json')) continue;
    const code = children.filter((child) => typeof child === 'string').join('');
    const json = jsonOf(code);
    if (json === undefined && /orderNumber|ParcelDelivery/.test(code)) broken += 1;
    valuesOf(json, nodes, 0);
  }
  return { nodes, broken };
}
