/** Which carriers' and shops' shapes a number has. Shapes are filed by length, so that a number meets only those it can have. */
import type { NumberKnowledge, NumberShape } from '@/lib/adapter/numbers';
import { carrierNumbers, shopNumbers } from '@/lib/catalog/numbers';
import { lengthsOf } from './pattern-length';

export interface ShapeMatch {
  readonly kind: 'order' | 'parcel';
  readonly source: string;
  readonly shape: NumberShape;
}

type Shelf = Map<number, ShapeMatch[]>;

function file(shelf: Shelf, kind: 'order' | 'parcel', all: ReadonlyMap<string, NumberKnowledge>): void {
  for (const [source, { shapes }] of all) {
    for (const shape of shapes) {
      const [least, most] = lengthsOf(shape.pattern.source);
      for (let length = least; length <= most; length += 1) {
        const filed = shelf.get(length);
        if (filed === undefined) shelf.set(length, [{ kind, source, shape }]);
        else filed.push({ kind, source, shape });
      }
    }
  }
}

let shelves: { readonly parcel: Shelf; readonly order: Shelf } | undefined;

function shelvesOfAll(): { readonly parcel: Shelf; readonly order: Shelf } {
  if (shelves === undefined) {
    shelves = { parcel: new Map(), order: new Map() };
    file(shelves.parcel, 'parcel', carrierNumbers);
    file(shelves.order, 'order', shopNumbers);
  }
  return shelves;
}

function match(shelf: Shelf, number: string, into: ShapeMatch[]): void {
  for (const filed of shelf.get(number.length) ?? []) {
    const { pattern, check } = filed.shape;
    if (pattern.test(number) && (check === undefined || check(number))) into.push(filed);
  }
}

/** Every shape that `value` (upper case, no blanks, hyphens kept) has; parcels are compared without hyphens. Check digits fit. */
export function shapesOf(value: string): readonly ShapeMatch[] {
  const found: ShapeMatch[] = [];
  const { parcel, order } = shelvesOfAll();
  match(parcel, value.includes('-') ? value.replaceAll('-', '') : value, found);
  match(order, value, found);
  return found;
}

export const LEVELS = { certain: 3, likely: 2, possible: 1 } as const;

/** The most that a bare match proves: 3 certain, 2 likely, 1 possible, 0 nothing. */
export function strengthOf(value: string): number {
  return shapesOf(value).reduce((most, { shape }) => Math.max(most, shape.bare === null ? 0 : LEVELS[shape.bare]), 0);
}

interface Prefix {
  readonly length: number;
  readonly source: string;
}
let prefixes: readonly (readonly [source: string, prefix: RegExp])[] | undefined;

/** What stands in front of an order number and is no part of it (`T200P` in Alipay's bills), and whose orders are written so; else null. */
export function prefixOf(value: string): Prefix | null {
  prefixes ??= [...shopNumbers].flatMap(([source, knowledge]) => (knowledge.prefixes ?? []).map((prefix) => [source, prefix] as const));
  for (const [source, prefix] of prefixes) {
    const found = prefix.exec(value);
    if (found !== null) return { length: found[0].length, source };
  }
  return null;
}

/** A number's shape as a word, the key of the user's corrections: letters stay, every digit is 9 (`SF9999999999999`). Hand it no hyphens. */
export function shapeKey(value: string): string {
  return value.replace(/\d/g, '9');
}
