/** Which milestones an accepted answer raises, and for the how many-th time (design section 2). Pure. */
import type { ShipmentEvent } from '@/lib/model/event';
import type { NoticeKind } from '@/lib/model/notice';
import type { Parcel } from '@/lib/model/parcel';
import { DAY, type Instant } from '@/lib/model/time';
import type { ParcelStatus } from '@/lib/model/status';

export interface Milestone {
  readonly kind: NoticeKind;
  readonly counter: number;
  /** When the event behind it happened, as far as known. */
  readonly happenedAt: Instant | null;
}

/** Statuses that are milestones under their own name. */
const OWN_NAME: ReadonlySet<ParcelStatus> = new Set(['out_for_delivery', 'ready_for_pickup', 'delivered', 'attempt_failed', 'exception', 'returning', 'returned']);
const BEFORE_SHIPPED: ReadonlySet<ParcelStatus> = new Set(['unknown', 'not_found', 'pre_transit', 'expired']);
/** Told for every event of its own; the others when the parcel enters them. */
const PER_EVENT: ReadonlySet<NoticeKind> = new Set(['attempt_failed', 'exception']);
const ONCE: ReadonlySet<NoticeKind> = new Set(['shipped', 'arrived_in_country', 'delivered']);

/** Older news never pops up; it stays unread. */
export const TOO_OLD = 2 * DAY;

function eventsOf(kind: NoticeKind, rows: readonly ShipmentEvent[]): readonly ShipmentEvent[] {
  if (kind === 'arrived_in_country') return rows.filter((row) => row.subStatus === 'arrived_destination_country');
  if (kind === 'shipped') return rows.filter((row) => row.status === 'in_transit');
  return rows.filter((row) => row.status === kind);
}

function entered(before: Parcel, after: Pick<Parcel, 'status' | 'subStatus'>, added: readonly ShipmentEvent[]): readonly NoticeKind[] {
  const kinds: NoticeKind[] = [];
  const since = before.statusAt ?? -Infinity;
  if (after.status !== before.status) {
    if (after.status === 'in_transit' && BEFORE_SHIPPED.has(before.status)) kinds.push('shipped');
    if (OWN_NAME.has(after.status)) kinds.push(after.status as NoticeKind);
  }
  if (after.status === 'in_transit' && added.some((row) => row.subStatus === 'arrived_destination_country' && row.sortAt > since)) kinds.push('arrived_in_country');
  for (const kind of PER_EVENT) {
    if (!kinds.includes(kind) && after.status === kind && added.some((row) => row.status === kind && row.sortAt > since)) kinds.push(kind);
  }
  return kinds;
}

/**
 * `standing`: every row after the merge; `added`: the new ones. A milestone is never raised oftener than there are
 * events for it, so a history that is only rewritten or reordered raises nothing.
 */
export function raisedMilestones(before: Parcel, after: Pick<Parcel, 'status' | 'subStatus'>, standing: readonly ShipmentEvent[], added: readonly ShipmentEvent[]): readonly Milestone[] {
  return entered(before, after, added).flatMap((kind) => {
    const told = before.milestones[kind] ?? 0;
    const rows = eventsOf(kind, standing);
    // A row that a carrier lists twice happened once.
    const happened = new Set(rows.map((row) => row.sortAt)).size;
    const most = ONCE.has(kind) ? 1 : Math.max(1, happened);
    if (told >= most) return [];
    const at = Math.max(...rows.map((row) => row.sortAt));
    return [{ kind, counter: told + 1, happenedAt: Number.isFinite(at) ? at : null }];
  });
}

/** On first sight nothing is told, but what the parcel has been through already counts as told (baseline). */
export function baselineMilestones(after: Pick<Parcel, 'status' | 'subStatus' | 'milestones'>, standing: readonly ShipmentEvent[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { ...after.milestones };
  const seen = (kind: NoticeKind, least: number): void => {
    counts[kind] = Math.max(counts[kind] ?? 0, least);
  };
  for (const row of standing) if (row.subStatus === 'arrived_destination_country') seen('arrived_in_country', 1);
  if (!BEFORE_SHIPPED.has(after.status)) seen('shipped', 1);
  for (const status of OWN_NAME) {
    const kind = status as NoticeKind;
    const count = new Set(standing.filter((row) => row.status === status).map((row) => row.sortAt)).size;
    if (after.status === status) seen(kind, 1);
    if (ONCE.has(kind) ? count > 0 && after.status === status : count > 0) seen(kind, ONCE.has(kind) ? 1 : count);
  }
  return counts;
}
