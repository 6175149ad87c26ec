/** The items of an order from all its sources: the best list stands, what it leaves open is filled in from the others. Pure. */
import type { OrderItem } from '@/lib/model/order';

const plain = (text: string | null): string => (text ?? '').normalize('NFKC').toLowerCase().replace(/[\s\p{P}]+/gu, '');

/** How sure it is that two lines are one: the shop's own number, its product and variant, its product, the same words. */
const TESTS: readonly ((a: OrderItem, b: OrderItem) => boolean)[] = [
  (a, b) => a.subOrderNumber !== undefined && a.subOrderNumber === b.subOrderNumber,
  (a, b) => a.itemId !== null && a.itemId === b.itemId && plain(a.variant) === plain(b.variant),
  (a, b) => a.itemId !== null && a.itemId === b.itemId,
  (a, b) => plain(a.title) !== '' && plain(a.title) === plain(b.title) && plain(a.variant) === plain(b.variant),
  (a, b) => plain(a.title) !== '' && plain(a.title) === plain(b.title),
];
const contradicts = (a: OrderItem, b: OrderItem): boolean => a.subOrderNumber !== undefined && b.subOrderNumber !== undefined && a.subOrderNumber !== b.subOrderNumber;

/** For each of `items` its counterpart in `others`, each used once. Surer tests go first over all lines. */
function pairUp(items: readonly OrderItem[], others: readonly OrderItem[]): readonly (OrderItem | undefined)[] {
  const pairs: (OrderItem | undefined)[] = items.map(() => undefined);
  const free = new Set(others);
  for (const test of TESTS) {
    for (const [index, item] of items.entries()) {
      if (pairs[index] !== undefined) continue;
      for (const other of free) {
        if (contradicts(item, other) || !test(item, other)) continue;
        pairs[index] = other;
        free.delete(other);
        break;
      }
    }
  }
  const [only, other] = [items[0], others[0]];
  if (items.length === 1 && others.length === 1 && only !== undefined && other !== undefined && !contradicts(only, other)) pairs[0] = other;
  return pairs;
}

const says = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

function filled(item: OrderItem, from: OrderItem | undefined): OrderItem {
  if (from === undefined) return item;
  const said = Object.fromEntries(Object.entries(item).filter(([, value]) => says(value)));
  return { ...from, ...said };
}

/** `lists`: the best source's first. Lines that only a weaker source has are not added: it may cut or join them. */
export function foldItems(lists: readonly (readonly OrderItem[])[]): readonly OrderItem[] {
  const [best = [], ...rest] = lists;
  return rest.reduce<readonly OrderItem[]>((items, others) => {
    const pairs = pairUp(items, others);
    return items.map((item, index) => filled(item, pairs[index]));
  }, best);
}
