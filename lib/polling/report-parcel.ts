/** A parcel after a found answer. Pure. */
import type { EtaReport, ParcelReport } from '@/lib/adapter/contract';
import type { ShipmentEvent } from '@/lib/model/event';
import type { SourceId } from '@/lib/model/ids';
import type { EtaWindow, Parcel, PickupPlace, RelatedNumber } from '@/lib/model/parcel';
import type { Instant } from '@/lib/model/time';
import { findPickup } from '@/lib/notices/pickup-code';
import { acceptStatus, newestOf } from './accept';
import { readLocal } from '@/lib/text/zones';

const HAS_OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/;

/** A day, a wall clock or an instant, as the window stores it. Null: no such time. */
function edgeOf(text: string, zone: string): { readonly on: string; readonly at: Instant | null } | null {
  const on = text.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return null;
  if (!text.includes('T')) return { on, at: null };
  const at = HAS_OFFSET.test(text) ? Date.parse(text) : readLocal(text, zone);
  return { on, at: at === null || Number.isNaN(at) ? null : at };
}

export function etaWindow(eta: EtaReport | null, zone: string, source: SourceId): EtaWindow | null {
  if (eta === null) return null;
  const from = edgeOf(eta.from, zone);
  const until = edgeOf(eta.until, zone);
  if (from === null || until === null) return null;
  return { fromOn: from.on, untilOn: until.on, fromAt: from.at, untilAt: until.at, source };
}

function relatedNumbers(known: readonly RelatedNumber[], told: readonly RelatedNumber[]): readonly RelatedNumber[] {
  const rows = new Map([...known, ...told].map((row) => [row.number, row]));
  return [...rows.values()];
}

function pickupOf(parcel: Parcel, report: ParcelReport, newest: ShipmentEvent | null): PickupPlace | null {
  if (report.pickup !== null) return { code: report.pickup.code ?? parcel.pickup?.code ?? null, place: report.pickup.place ?? parcel.pickup?.place ?? null };
  const said = report.status === 'ready_for_pickup' && newest !== null ? findPickup(newest.text) : null;
  return said === null ? parcel.pickup : { code: said.code ?? parcel.pickup?.code ?? null, place: said.place ?? parcel.pickup?.place ?? null };
}

type Plain = Omit<Parcel, 'shelf' | 'shelfAt' | 'rev'>;

/** `standing`: all rows after the merge. Status, ETA, texts and lead follow the report; what the person said stays. */
export function afterReport(parcel: Parcel, report: ParcelReport, standing: readonly ShipmentEvent[], source: SourceId, zone: string, now: Instant): Plain {
  const accepted = acceptStatus(parcel, report, standing);
  const newest = newestOf(standing.filter((row) => row.source === source)) ?? newestOf(standing);
  const ended = accepted.status === 'delivered' || accepted.status === 'returned' || accepted.status === 'cancelled';
  return {
    ...parcel,
    ...accepted,
    latestText: newest?.text ?? parcel.latestText,
    latestPlace: newest === null ? parcel.latestPlace : newest.location,
    eta: ended ? null : etaWindow(report.eta, zone, source),
    related: relatedNumbers(parcel.related, report.related),
    pickup: pickupOf(parcel, report, newest),
    leadSource: source, lastAnswerAt: now, lastAskedAt: now, blocked: null, baselineDone: true, updatedAt: now,
  };
}
