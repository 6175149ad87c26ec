/** Two sources tell of one parcel: what both tell stands once, in the words of the one that leads. Pure. */
import type { ShipmentEvent } from '@/lib/model/event';
import type { SourceId } from '@/lib/model/ids';
import { type Instant, MINUTE } from '@/lib/model/time';

/** Clocks of two systems for one scan. */
const APART = 2 * MINUTE;

/** The clock on the wall at the scan, to the minute; null where no clock was told. */
function wallOf({ occurredAt, offsetMinutes, localTime, precision }: ShipmentEvent): string | null {
  if (precision !== 'second') return null;
  if (localTime !== null) return localTime.slice(0, 16);
  return occurredAt === null || offsetMinutes === null ? null : new Date(occurredAt + offsetMinutes * MINUTE).toISOString().slice(0, 16);
}

/** One happening: the same step at the same time. Where one of them names no zone, the clocks on the wall are compared. */
function isSame(a: ShipmentEvent, b: ShipmentEvent): boolean {
  if (a.status !== b.status) return false;
  if (a.occurredAt !== null && b.occurredAt !== null) return Math.abs(a.occurredAt - b.occurredAt) <= APART;
  const wall = wallOf(a);
  return wall !== null && wall === wallOf(b);
}

/** Rows of other sources that tell what the leading one tells too, marked as stepped back; none is removed. */
export function echoesOf(standing: readonly ShipmentEvent[], lead: SourceId, now: Instant): readonly ShipmentEvent[] {
  const leading = standing.filter((row) => row.source === lead);
  return standing.filter((row) => row.source !== lead && leading.some((other) => isSame(row, other))).map((row) => ({ ...row, withdrawnAt: now }));
}
