import type { Settings } from '@/lib/model/settings';

/** Is it quiet at this minute of the local day? `from` may be later than `until` (over midnight); equal: all day. */
export function isQuiet(quiet: Settings['quiet'], minute: number): boolean {
  if (!quiet.on) return false;
  const { fromMinute, untilMinute } = quiet;
  return fromMinute < untilMinute ? minute >= fromMinute && minute < untilMinute : minute >= fromMinute || minute < untilMinute;
}
