/**
 * The states of an order among sources. Of pages the newest reading decides. A weaker source (mail, bill, paste) can only lead on,
 * never back, never out of an end, and only where it is newer than the page. Pure.
 */
import type { OrderFacts, Said } from '@/lib/model/order';
import type { AfterSales, OrderStatus } from '@/lib/model/status';

const PROGRESS: Readonly<Record<OrderStatus, number>> = { unknown: 0, unpaid: 1, paid: 2, partly_shipped: 3, shipped: 4, delivered: 5, completed: 6, cancelled: 7 };
const AFTER_PROGRESS: Readonly<Record<AfterSales, number>> = { none: 0, requested: 1, returning: 2, refunding: 3, rejected: 4, disputed: 5, refunded: 6 };
const ENDS: ReadonlySet<OrderStatus> = new Set(['completed', 'cancelled']);

type State = Pick<OrderFacts, 'status'> & Partial<Pick<OrderFacts, 'rawStatus' | 'statusDetail'>>;

/** Of two words of one source about one order the one that is further on. */
export function furtherStatus(a: Partial<OrderFacts>, b: Partial<OrderFacts>): Partial<OrderFacts> {
  const further = PROGRESS[a.status ?? 'unknown'] > PROGRESS[b.status ?? 'unknown'] ? a : b;
  return stateOf(further);
}

function stateOf({ status, rawStatus, statusDetail }: Partial<OrderFacts>): Partial<State> {
  return { ...(status === undefined ? {} : { status }), ...(rawStatus === undefined ? {} : { rawStatus }), ...(statusDetail === undefined ? {} : { statusDetail }) };
}

/** Of pages that agree with the newest, the better one speaks: which was read last is chance. `pages` newest first. */
function speaker(pages: readonly Said[], fact: 'status' | 'afterSales'): Said | undefined {
  const newest = pages.find(({ facts }) => facts[fact] !== undefined);
  return pages.find(({ kind, facts }) => kind === 'page-detail' && facts[fact] === newest?.facts[fact]) ?? newest;
}

/** The reading that decides, or null where nobody says. `pages` newest first, `others` the better kind first. */
export function decidingState(pages: readonly Said[], others: readonly Said[]): Said | null {
  const page = speaker(pages, 'status');
  const told = others.filter(({ facts }) => facts.status !== undefined);
  const further = (a: Said, b: Said): Said => (PROGRESS[b.facts.status ?? 'unknown'] > PROGRESS[a.facts.status ?? 'unknown'] ? b : a);
  if (page === undefined) return told.length === 0 ? null : told.reduce(further);
  if (ENDS.has(page.facts.status ?? 'unknown')) return page;
  const readAt = Math.max(...pages.filter(({ facts }) => facts.status === page.facts.status).map((one) => one.readAt));
  return told.filter((one) => one.readAt > readAt).reduce(further, page);
}

/** The same for after-sales. A page that says nothing of it takes nothing back. */
export function decidingAfterSales(pages: readonly Said[], others: readonly Said[]): Said | null {
  const page = speaker(pages, 'afterSales');
  if (page !== undefined) return page;
  const told = others.filter(({ facts }) => facts.afterSales !== undefined);
  return told.length === 0 ? null : told.reduce((a, b) => (AFTER_PROGRESS[b.facts.afterSales ?? 'none'] > AFTER_PROGRESS[a.facts.afterSales ?? 'none'] ? b : a));
}
