/** One more source speaks of an order: the row after it, and whether anything is new. Pure. */
import type { OrderReport } from '@/lib/adapter/shop-contract';
import type { PlainOrder, Refunds, Said, SourceKind } from '@/lib/model/order';
import type { Instant } from '@/lib/model/time';
import { factsOf } from './facts';
import { foldSaid } from './fold';
import { newOrder } from './new-rows';
import { isPage, withSaid } from './said';

/** From where a reading comes, as it is stored with what it says. */
export interface Voice {
  readonly kind: SourceKind;
  readonly page: string | null;
  readonly account: string | null;
  readonly readAt: Instant;
}

export type Merged =
  | { readonly what: 'new' | 'changed'; readonly next: PlainOrder }
  /** Nothing but the time of the reading is new; `next`: that time is worth keeping (pages: newer beats older). */
  | { readonly what: 'same'; readonly next: PlainOrder | null };

/** Times of reading apart, are they the same? Both are plain data. */
export function sameBut(a: unknown, b: unknown, apart: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a).filter(([name]) => !apart.has(name)), new Map(Object.entries(b).filter(([name]) => !apart.has(name)))];
  return left.length === right.size && left.every(([name, value]) => right.has(name) && sameBut(value, right.get(name), apart));
}
/** When it was read, and what storage adds to a row. */
const NOT_SAID: ReadonlySet<string> = new Set(['readAt', 'updatedAt', 'shelf', 'shelfAt', 'rev']);

/** The row with these sources, told anew. */
export function withVoices(order: PlainOrder, said: readonly Said[]): PlainOrder {
  const { key, shop, account, orderNumber, title, note, tags, archived, muted, deletedAt, createdAt, updatedAt, lastSeq } = order;
  return { ...foldSaid(said), key, shop, account, orderNumber, title, said, note, tags, archived, muted, deletedAt, createdAt, updatedAt, lastSeq };
}

function merged(before: PlainOrder | undefined, blank: PlainOrder, said: Said, now: Instant): Merged {
  const next = withVoices(before ?? blank, withSaid((before ?? blank).said, said));
  if (before === undefined) return { what: 'new', next };
  if (!sameBut(before, next, NOT_SAID)) return { what: 'changed', next: { ...next, updatedAt: now } };
  return { what: 'same', next: isPage(said) && said.readAt > (before.said.find(({ kind, page }) => kind === said.kind && page === said.page)?.readAt ?? 0) ? next : null };
}

/** `before`: the row under the key that it keeps. */
export function mergeReport(before: PlainOrder | undefined, report: OrderReport, { kind, page, account, readAt }: Voice, now: Instant): Merged {
  return merged(before, newOrder(report.shop, report.orderNumber, null, now, account), { kind, page, readAt, facts: factsOf(report) }, now);
}

/** Refund rows of a bill about an order that is known. */
export function mergeRefunds(before: PlainOrder, refunds: Refunds, { kind, page, readAt }: Voice, now: Instant): Merged {
  return merged(before, before, { kind, page, readAt, facts: {}, refunds }, now);
}
