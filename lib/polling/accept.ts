/** What an answer may change about a parcel (design section 2, milestones). Pure. */
import type { ParcelReport } from '@/lib/adapter/contract';
import type { ShipmentEvent } from '@/lib/model/event';
import type { Parcel } from '@/lib/model/parcel';
import { AFTER_DELIVERED, type StatusPair } from '@/lib/model/status';
import type { Instant } from '@/lib/model/time';

export interface Accepted extends StatusPair {
  readonly rawStatus: string | null;
  readonly statusAt: Instant | null;
}

/** The newest row by time; among equals the one that was told last. Null: there is none. */
export function newestOf(rows: readonly ShipmentEvent[]): ShipmentEvent | null {
  return rows.reduce<ShipmentEvent | null>((best, row) => (best === null || row.sortAt > best.sortAt || (row.sortAt === best.sortAt && row.seq > best.seq) ? row : best), null);
}

/**
 * The parcel's status after the report, given all rows that stand after the merge. An older or equal answer never takes a
 * delivered parcel back; a newer one leads to returning, returned or exception only. An older answer changes nothing.
 */
export function acceptStatus(parcel: Parcel, report: ParcelReport, standing: readonly ShipmentEvent[]): Accepted {
  const told: StatusPair & { rawStatus: string | null } = { status: report.status, subStatus: report.subStatus, rawStatus: report.rawStatus };
  const kept: Accepted = { status: parcel.status, subStatus: parcel.subStatus, rawStatus: parcel.rawStatus, statusAt: parcel.statusAt };
  const newestAt = newestOf(standing)?.sortAt ?? null;
  const isNewer = newestAt !== null && (parcel.statusAt === null || newestAt > parcel.statusAt);
  if (parcel.status === 'delivered' && told.status !== 'delivered') return AFTER_DELIVERED.has(told.status) && isNewer ? { ...told, statusAt: newestAt } : kept;
  if ((parcel.status === 'returned' || parcel.status === 'cancelled') && told.status !== parcel.status && !isNewer) return kept;
  const isOlder = newestAt !== null && parcel.statusAt !== null && newestAt < parcel.statusAt;
  if (isOlder && told.status !== parcel.status) return kept;
  return { ...told, statusAt: told.status === parcel.status && told.subStatus === parcel.subStatus && newestAt === null ? parcel.statusAt : newestAt };
}
