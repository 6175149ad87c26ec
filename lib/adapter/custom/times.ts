/** Times by the user's rule. Nothing is invented: a clock without a zone stays a clock, what is no time is none. */
import type { CustomDraft } from '@/lib/model/custom-source';
import { readGmtOffset, readOffset, readStamp, readWallClock } from '../dates';

export interface ReadTime {
  /** ISO 8601 with offset, else null. */
  readonly time: string | null;
  /** The wall clock where no zone is stated. */
  readonly localTime: string | null;
}
export type TimeRule = Pick<CustomDraft, 'zoneRule' | 'dateOrder'>;

const NO_TIME: ReadTime = { time: null, localTime: null };
/** Nothing is sent before 2000 or after 2100: a number outside is another unit, or no time. */
const FIRST = Date.UTC(2000, 0, 1);
const LAST = Date.UTC(2100, 0, 1);

/** Day first or month first → year first; anything else as it is. */
function yearFirst(text: string, order: CustomDraft['dateOrder']): string {
  const [, first = '', second = '', year = '', rest = ''] = (order === 'ymd' ? null : /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/s.exec(text)) ?? [];
  if (year === '') return text;
  return `${year}-${order === 'dmy' ? `${second}-${first}` : `${first}-${second}`}${rest.replace(/^,/, '')}`;
}

/** `2026-11-24 10:00:00 +0800`, with the offset as a word of its own. */
function spacedStamp(text: string): string | null {
  const [day = '', clock = '', zone, ...more] = text.split(/T(?=\d)|\s+/);
  const offset = zone === undefined || more.length > 0 ? null : (readOffset(zone) ?? readGmtOffset(zone));
  const wall = offset === null ? null : readWallClock(`${day} ${clock}`);
  return wall === null || offset === null || !wall.includes('T') ? null : `${wall}${offset}`;
}

function readEpoch(text: string, unit: number): ReadTime {
  const at = /^\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Math.floor(Number(text) * unit) : Number.NaN;
  return at >= FIRST && at < LAST ? { time: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'), localTime: null } : NO_TIME;
}

/** Both null: it is no time by this rule. */
export function readTime(text: string, { zoneRule, dateOrder }: TimeRule): ReadTime {
  const trimmed = text.trim();
  if (zoneRule === 'unix_s' || zoneRule === 'unix_ms') return readEpoch(trimmed, zoneRule === 'unix_s' ? 1000 : 1);
  const ordered = yearFirst(trimmed, dateOrder);
  const stamp = readStamp(ordered) ?? spacedStamp(ordered);
  if (stamp === null) return { time: null, localTime: readWallClock(ordered) };
  return readWallClock(stamp.slice(0, 19)) === null ? NO_TIME : { time: stamp, localTime: null };
}
