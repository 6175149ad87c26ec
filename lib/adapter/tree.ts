/**
 * A page as a tree, without a DOM: works the same in a worker, an event page and Node. Selectors are the small part of CSS that
 * readers need: `tag`, `.class`, `#id`, `[name]`, `[name=value]`, `[name^=value]`, `[name*=value]`, `[name$=value]` (values may be
 * quoted), blanks for "somewhere below", `>` for "right below", commas for "or".
 */
import { Parser } from 'htmlparser2';
import { decodeEntities } from './entities';
import { tidy } from './text';

export interface PageElement {
  readonly tag: string;
  /** Entities decoded; names in lower case. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (PageElement | string)[];
  readonly parent: PageElement | null;
}

interface Growing extends PageElement {
  readonly children: (PageElement | string)[];
}

/** No page nests deeper; the parser's time grows with the square of the depth. */
const DEEPEST = 500;
/** Their text is code, not words. */
const CODE = new Set(['script', 'style', 'template', 'noscript']);

/** The whole page below one root. Stops at absurd depth with what it has. */
export function readTree(html: string): PageElement {
  const root: Growing = { tag: '#root', attributes: {}, children: [], parent: null };
  let at: Growing = root;
  let depth = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      depth += 1;
      if (depth > DEEPEST) parser.pause();
      const next: Growing = { tag, attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decodeEntities(value)])), children: [], parent: at };
      at.children.push(next);
      at = next;
    },
    ontext(text) {
      at.children.push(CODE.has(at.tag) ? text : decodeEntities(text));
    },
    onclosetag() {
      depth -= 1;
      at = (at.parent as Growing | null) ?? root;
    },
  }, { decodeEntities: false, lowerCaseAttributeNames: true });
  // Browsers drop zero bytes.
  parser.end(html.replaceAll('\u0000', ''));
  return root;
}

type Test = (element: PageElement) => boolean;
interface Step { readonly direct: boolean; readonly test: Test }

const PART = /([.#]?[\w-]+|\[[^\]]+\])/g;
const ATTRIBUTE = /^\[([\w-]+)(?:([\^*$~]?)=["']?([^"'\]]*)["']?)?\]$/;

function attributeTest(part: string): Test {
  const [, name = '', how, wanted] = ATTRIBUTE.exec(part) ?? [];
  return ({ attributes }) => {
    const value = attributes[name];
    if (value === undefined || wanted === undefined) return value !== undefined;
    if (how === '^') return value.startsWith(wanted);
    if (how === '$') return value.endsWith(wanted);
    return how === '*' ? value.includes(wanted) : value === wanted;
  };
}

function partTest(part: string): Test {
  if (part.startsWith('[')) return attributeTest(part);
  if (part.startsWith('.')) return (element) => classesOf(element).includes(part.slice(1));
  return part.startsWith('#') ? ({ attributes }) => attributes['id'] === part.slice(1) : ({ tag }) => tag === part;
}

function compile(selector: string): readonly Step[] {
  let direct = false;
  return selector.trim().replaceAll('>', ' > ').split(/\s+(?![^[]*\])/).flatMap((word): Step[] => {
    if (word === '>') {
      direct = true;
      return [];
    }
    const tests = word === '*' ? [] : [...word.matchAll(PART)].map(([part]) => partTest(part));
    const step = { direct, test: (element: PageElement) => tests.every((test) => test(element)) };
    direct = false;
    return [step];
  });
}

const compiled = new Map<string, readonly (readonly Step[])[]>();
function stepsOf(selector: string): readonly (readonly Step[])[] {
  const known = compiled.get(selector) ?? selector.split(',').map(compile);
  compiled.set(selector, known);
  return known;
}

function matchesSteps(element: PageElement, steps: readonly Step[], last = steps.length - 1): boolean {
  const step = steps[last];
  if (step === undefined || !step.test(element)) return false;
  if (last === 0) return true;
  for (let above = element.parent; above !== null; above = above.parent) {
    if (matchesSteps(above, steps, last - 1)) return true;
    if (step.direct) return false;
  }
  return false;
}

/** Does the element fit the selector? */
export const fits = (element: PageElement, selector: string): boolean => stepsOf(selector).some((steps) => matchesSteps(element, steps));

export const classesOf = ({ attributes }: PageElement): readonly string[] => (attributes['class'] ?? '').split(/\s+/);
export const elementsIn = ({ children }: PageElement): readonly PageElement[] => children.filter((child): child is PageElement => typeof child !== 'string');

/** Every element below `from` that fits, in order of the page. */
export function findAll(from: PageElement, selector: string): readonly PageElement[] {
  const steps = stepsOf(selector);
  const found: PageElement[] = [];
  const visit = (element: PageElement): void => {
    for (const child of elementsIn(element)) {
      if (steps.some((list) => matchesSteps(child, list))) found.push(child);
      visit(child);
    }
  };
  visit(from);
  return found;
}

/** The first element below `from` that fits, or null. */
export function findFirst(from: PageElement, selector: string): PageElement | null {
  const steps = stepsOf(selector);
  const visit = (element: PageElement): PageElement | null => {
    for (const child of elementsIn(element)) {
      if (steps.some((list) => matchesSteps(child, list))) return child;
      const below = visit(child);
      if (below !== null) return below;
    }
    return null;
  };
  return visit(from);
}

const BLOCK = /^(?:br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|section|article|header|footer|dt|dd|dl)$/;

/** The text that a person reads in it: white space collapsed, blocks parted by a blank, no code; null for nothing. */
export function textOf(element: PageElement | null): string | null {
  if (element === null) return null;
  const collect = (node: PageElement | string): string => {
    if (typeof node === 'string') return node;
    if (CODE.has(node.tag)) return '';
    const inner = node.children.map(collect).join('');
    return BLOCK.test(node.tag) ? ` ${inner} ` : inner;
  };
  return tidy(collect(element));
}

/** An attribute, tidied; null where the element or the attribute is not there. */
export const attributeOf = (element: PageElement | null, name: string): string | null => tidy(element?.attributes[name]);

/** The code of every script of the page that holds `mark`. */
export function scriptsWith(page: PageElement, mark: string): readonly string[] {
  return findAll(page, 'script').map(({ children }) => children.filter((child) => typeof child === 'string').join('')).filter((code) => code.includes(mark));
}
