/** All that one page or mail describes in schema.org's words, references followed. */
import { readProse } from './html';
import { readLinked } from './schema-linked';
import { readMarkup } from './schema-markup';
import type { SchemaNode, SchemaValue } from './schema-node';
import { readTree } from './tree';

export interface SchemaGraph {
  /** Blocks of JSON-LD that speak of orders and are no JSON. */
  readonly broken: number;
  /** Every thing of these types, also one inside another, each once, in order of the page. */
  readonly all: (...types: readonly string[]) => readonly SchemaNode[];
  /** The values of the first of these properties that has any, references followed. */
  readonly values: (node: SchemaNode | null, ...names: readonly string[]) => readonly SchemaValue[];
  /** Those of them that are things. */
  readonly parts: (node: SchemaNode | null, ...names: readonly string[]) => readonly SchemaNode[];
  /** The first value as text; of a thing its name, else its value (a quantity), its address or its id. Null for nothing. */
  readonly said: (node: SchemaNode | null, ...names: readonly string[]) => string | null;
  /** The first value as an address or a term; of a thing its own address or its id, else as `said`. */
  readonly address: (node: SchemaNode | null, ...names: readonly string[]) => string | null;
}

/** Names of things may lead to things: not for ever. */
const DEEPEST = 3;

export function readSchemaGraph(html: string): SchemaGraph {
  const page = readTree(html);
  const { nodes, broken } = readLinked(page);
  const every = [...nodes, ...readMarkup(page)];
  const byId = new Map<string, SchemaNode>();
  for (const node of every) {
    // A reference is a node of the same id that says less.
    if (node.id !== null && node.properties.size >= (byId.get(node.id)?.properties.size ?? 0)) byId.set(node.id, node);
  }
  const follow = (value: SchemaValue): SchemaValue => byId.get(typeof value === 'string' ? value : (value.id ?? '')) ?? value;

  const values: SchemaGraph['values'] = (node, ...names) => {
    const whole = node === null ? null : follow(node);
    if (whole === null || typeof whole === 'string') return [];
    return names.map((name) => whole.properties.get(name) ?? []).find((list) => list.length > 0)?.map(follow) ?? [];
  };
  const parts: SchemaGraph['parts'] = (node, ...names) => values(node, ...names).filter((value) => typeof value !== 'string');
  const textOf = (value: SchemaValue | undefined, inside: readonly string[], depth: number): string | null => {
    if (value === undefined || depth > DEEPEST) return null;
    if (typeof value === 'string') return readProse(value);
    return inside.map((name) => textOf(values(value, name)[0], inside, depth + 1)).find((text) => text !== null) ?? readProse(value.id);
  };
  return {
    broken,
    all: (...types) => [...new Set(every.filter((node) => node.types.some((type) => types.includes(type))).map(follow))].filter((node) => typeof node !== 'string'),
    values,
    parts,
    said: (node, ...names) => textOf(values(node, ...names)[0], ['name', 'value', 'url'], 0),
    address: (node, ...names) => {
      const [value] = values(node, ...names);
      return typeof value === 'object' && value.id !== null ? readProse(value.id) : textOf(value, ['contentUrl', 'url', 'name'], 0);
    },
  };
}
