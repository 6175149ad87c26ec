/** A shop's own words for an order's state, in ours. What is in no table is `unknown` and noted: never a guess. */
import type { AfterSales, OrderStatus } from '@/lib/model/status';
import type { ShopContext } from './shop-contract';

export interface OrderWords {
  readonly states: ReadonlyMap<string, OrderStatus>;
  /** Words that tell of a return or refund under way or done. */
  readonly afterSales: ReadonlyMap<string, AfterSales>;
}

const fold = (word: string): string => word.normalize('NFKC').trim().toLowerCase();

const invert = <T extends string>(table: Readonly<Partial<Record<T, string>>>): ReadonlyMap<string, T> =>
  new Map((Object.entries(table) as [T, string][]).flatMap(([ours, words]) => words.split('|').map((word) => [fold(word), ours] as const)));

/** Tables as `{ shipped: 'Shipped|On its way', … }`; case does not count. */
export function orderWords(states: Readonly<Partial<Record<OrderStatus, string>>>, afterSales: Readonly<Partial<Record<AfterSales, string>>> = {}): OrderWords {
  return { states: invert(states), afterSales: invert(afterSales) };
}

/** Our word for one of theirs. `path` says where it stood, for the drift note. No word at all is `unknown` without a note. */
export function stateOf(word: string | null | undefined, words: OrderWords, context: ShopContext, path = 'status'): OrderStatus {
  const folded = fold(word ?? '');
  const state = words.states.get(folded);
  if (state === undefined && folded !== '' && !words.afterSales.has(folded)) context.noteDrift({ path, seen: word ?? '' });
  return state ?? 'unknown';
}

/** The after-sales state that the words tell of, the last one that does; undefined where none does. */
export function afterSalesOf(shown: Iterable<string | null | undefined>, words: OrderWords): AfterSales | undefined {
  return [...shown].map((word) => words.afterSales.get(fold(word ?? ''))).findLast((state) => state !== undefined);
}

/** Furthest first: what an order of many parts is, when its parts say different things. */
const RANK: readonly OrderStatus[] = ['unpaid', 'paid', 'partly_shipped', 'shipped', 'delivered', 'completed'];

/** One state for an order whose parts (parcels, lines) each have one. Some sent and some not is `partly_shipped`; cancelled parts count only where all are. */
export function joinStates(parts: readonly OrderStatus[]): OrderStatus {
  const live = parts.filter((part) => part !== 'cancelled');
  if (live.length === 0) return parts.length === 0 ? 'unknown' : 'cancelled';
  if (live.includes('unknown')) return 'unknown';
  const ranks = live.map((part) => RANK.indexOf(part));
  const least = Math.min(...ranks);
  const sent = RANK.indexOf('partly_shipped');
  return RANK[least < sent && Math.max(...ranks) >= sent ? sent : least] ?? 'unknown';
}

/** Can it be a shop's word for a state? Broken markup cannot, nor a whole part of a page that slipped in (it may hold a name). Null can: no word. */
export const isStateWord = (text: string | null, longest: number): boolean => text === null || (text.length <= longest && !/[<>]/.test(text));
