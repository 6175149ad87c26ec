/** Wall clocks in a zone, by Intl alone. Formatters are dear to make, so each zone keeps its own. */
import type { Instant } from '@/lib/model/time';
import { DAY, HOUR, MINUTE } from '@/lib/model/time';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const options = { hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
  formatters.set(zone, made);
  return made;
}

/** Milliseconds to add to UTC for the zone's wall clock at that instant. */
function offsetAt(at: Instant, zone: string): number {
  const part = Object.fromEntries(formatterOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part['year'] ?? 1970, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
  return wall - Math.floor(at / 1000) * 1000;
}

/** The hour and minute on the wall there, as minutes after midnight. */
export function minuteOfDay(at: Instant, zone: string): number {
  return Math.floor((((at + offsetAt(at, zone)) % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR) / MINUTE);
}

/**
 * `YYYY-MM-DDTHH:mm:ss` (or a day, which counts as its noon) read on a wall in `zone`. In the hour that a clock change
 * skips, the instant just after it; in the hour that comes twice, the first. Null: no such time.
 */
export function readLocal(local: string, zone: string): Instant | null {
  const asUtc = Date.parse(local.includes('T') ? `${local}Z` : `${local}T12:00:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // A clock change lies between these two at most; what is on the wall before it tells the skipped hour.
  const [before, after] = [offsetAt(asUtc - DAY, zone), offsetAt(asUtc + DAY, zone)];
  const fits = [before, after].map((offset) => asUtc - offset).filter((at) => at + offsetAt(at, zone) === asUtc);
  return fits.length === 0 ? asUtc - before : Math.min(...fits);
}

/** The zone, or UTC where the browser does not know it. */
export function knownZone(zone: string): string {
  try {
    formatterOf(zone);
    return zone;
  } catch {
    return 'UTC';
  }
}
