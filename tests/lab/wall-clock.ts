/** Wall clocks of fixed zones, as sources write them. */
import { HOUR, type Instant } from '@/lib/model/time';

/** `YYYY-MM-DD HH:mm:ss` at `offsetHours` east of UTC. */
export function wallClock(at: Instant, offsetHours: number): string {
  return new Date(at + offsetHours * HOUR).toISOString().slice(0, 19).replace('T', ' ');
}
