/** schema.org data that stands in a page's own elements: microdata (`itemscope`, `itemprop`, `itemref`) and RDFa (`typeof`, `property`). */
import { localName, type SchemaNode, type SchemaValue } from './schema-node';
import { elementsIn, findAll, type PageElement, textOf } from './tree';

/** How one of the two is written. */
interface Syntax {
  /** Begins a node. */
  readonly isNode: (element: PageElement) => boolean;
  readonly typesOf: (element: PageElement) => readonly string[];
  readonly idOf: (element: PageElement) => string | null;
  readonly propertiesOf: (element: PageElement) => readonly string[];
  /** Elements elsewhere that belong to the node. */
  readonly referred: (element: PageElement, page: PageElement) => readonly PageElement[];
}

const words = (text: string | undefined): readonly string[] => (text ?? '').split(/\s+/).filter((word) => word !== '');

const MICRODATA: Syntax = {
  isNode: ({ attributes }) => attributes['itemscope'] !== undefined,
  typesOf: ({ attributes }) => words(attributes['itemtype']).map(localName),
  idOf: ({ attributes }) => attributes['itemid'] ?? null,
  propertiesOf: ({ attributes }) => words(attributes['itemprop']).map(localName),
  referred: ({ attributes }, page) => words(attributes['itemref']).flatMap((id) => findAll(page, '[id]').find((element) => element.attributes['id'] === id) ?? []),
};

const RDFA: Syntax = {
  isNode: ({ attributes }) => attributes['typeof'] !== undefined,
  typesOf: ({ attributes }) => words(attributes['typeof']).map(localName),
  idOf: ({ attributes }) => attributes['resource'] ?? attributes['about'] ?? null,
  propertiesOf: ({ attributes }) => words(attributes['property']).map(localName),
  referred: () => [],
};

/** Where an element says its value, by its kind; `content` says it on any. */
const VALUE_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'], area: ['href'], link: ['href'], img: ['src'], source: ['src'], iframe: ['src'], embed: ['src'], audio: ['src'], video: ['src'], object: ['data'], data: ['value'], meter: ['value'], time: ['datetime'],
};

function plainValue(element: PageElement): string | null {
  const named = ['content', ...(VALUE_ATTRIBUTES[element.tag] ?? []), 'href', 'resource'].map((name) => element.attributes[name]).find((value) => value !== undefined);
  return named ?? textOf(element);
}

/** No shop's data is deeper or has more parts; elements that refer to one another would make any number. */
const DEEPEST = 20;
const MOST = 5000;

function readNode(element: PageElement, page: PageElement, syntax: Syntax, found: SchemaNode[], depth = 0): SchemaNode {
  const properties = new Map<string, SchemaValue[]>();
  const node: SchemaNode = { types: syntax.typesOf(element), id: syntax.idOf(element), properties };
  found.push(node);
  const seen = new Set<PageElement>([element]);
  const visit = (child: PageElement): void => {
    // An element may be referred to from inside itself.
    if (seen.has(child) || depth > DEEPEST || found.length > MOST) return;
    seen.add(child);
    const names = syntax.propertiesOf(child);
    const inner = syntax.isNode(child) && names.length > 0 ? readNode(child, page, syntax, found, depth + 1) : null;
    const value = inner ?? (names.length > 0 ? plainValue(child) : null);
    if (value !== null) for (const name of names) properties.set(name, [...(properties.get(name) ?? []), value]);
    // A node of its own that is nobody's property is found from the page.
    if (!syntax.isNode(child)) elementsIn(child).forEach(visit);
  };
  for (const child of [...elementsIn(element), ...syntax.referred(element, page)]) visit(child);
  return node;
}

/** Every node that the page's elements describe. */
export function readMarkup(page: PageElement): readonly SchemaNode[] {
  const found: SchemaNode[] = [];
  const roots = (selector: string, syntax: Syntax): void => {
    for (const element of findAll(page, selector)) if (syntax.propertiesOf(element).length === 0) readNode(element, page, syntax, found);
  };
  roots('[itemscope]', MICRODATA);
  roots('[typeof]', RDFA);
  return found;
}
