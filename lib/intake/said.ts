/** The list of what every source said of an order, after one more has spoken. Pure. */
import { type OrderFacts, type Refunds, type Said, SOURCE_KINDS, type SourceKind } from '@/lib/model/order';
import { furtherStatus } from './order-state';

export const rankOf = (kind: SourceKind): number => SOURCE_KINDS.indexOf(kind);
export const isPage = ({ kind }: Pick<Said, 'kind'>): boolean => kind === 'page-detail' || kind === 'page-list';

/** So many of a kind are kept, the newest: forms of a page, formats of bills, mails of one order. */
const MOST_OF_A_KIND = 8;

/** A page that is read again replaces its former reading; of mails there are several, each of its own time. */
const sameVoice = (a: Said, b: Said): boolean => a.kind === b.kind && a.page === b.page && (a.kind !== 'mail' || a.readAt === b.readAt);

/** A newer reading of a page says what is so now; only the items stay where it cannot show them. */
function pageAgain(before: Said, now: Said): Said {
  if (now.readAt < before.readAt) return before;
  const { items } = before.facts;
  const lost = items !== undefined && (now.facts.items === undefined || now.facts.incomplete === true) && before.facts.incomplete !== true;
  const { incomplete: _partly, ...rest } = now.facts;
  return lost ? { ...now, facts: { ...rest, items } } : now;
}

/** Bills and texts say a part each: what is newly said is added, a state never goes back. */
function saidAgain(before: Said, now: Said): Said {
  const [older, newer] = now.readAt < before.readAt ? [now, before] : [before, now];
  const facts: Partial<OrderFacts> = { ...older.facts, ...newer.facts };
  const kept = furtherStatus(older.facts, newer.facts);
  const refunds: Refunds = { ...older.refunds, ...newer.refunds };
  return { ...newer, facts: { ...facts, ...kept }, ...(Object.keys(refunds).length === 0 ? {} : { refunds }) };
}

const inOrder = (a: Said, b: Said): number => rankOf(a.kind) - rankOf(b.kind) || (a.page ?? '').localeCompare(b.page ?? '') || a.readAt - b.readAt;

/** Stored in an order of its own, so that it does not matter who spoke first. */
export function withSaid(all: readonly Said[], now: Said): readonly Said[] {
  const before = all.find((one) => sameVoice(one, now));
  const voice = before === undefined ? now : isPage(now) ? pageAgain(before, now) : saidAgain(before, now);
  const next = [...all.filter((one) => one !== before), voice];
  const ofKind = next.filter(({ kind }) => kind === now.kind);
  const oldest = ofKind.length > MOST_OF_A_KIND ? ofKind.reduce((a, b) => (b.readAt < a.readAt ? b : a)) : null;
  return next.filter((one) => one !== oldest).sort(inOrder);
}
