/** Wall clocks and zones as sources write them. Nothing here ever assumes a zone. */

const WALL = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const STAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
const GMT = /^(?:GMT|UTC)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/i;

const pad = (part: string | undefined): string => (part ?? '0').padStart(2, '0');

/** Is it a day of the calendar and a time of the clock? */
function real(year: string, month: string, day: string, hour = '0', minute = '0', second = '0'): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 61;
}

/** `YYYY-MM-DD HH:mm(:ss)`, `YYYY-MM-DD` (also with / or .) → `YYYY-MM-DDTHH:mm:ss` or `YYYY-MM-DD`; null: no such time. */
export function readWallClock(text: string | null | undefined): string | null {
  const [, year = '', month = '', day = '', hour, minute, second] = WALL.exec(text?.trim() ?? '') ?? [];
  if (year === '' || !real(year, month, day, hour, minute, second)) return null;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return hour === undefined ? date : `${date}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

/** `MM/DD/YYYY( HH:mm)` → as `readWallClock`. */
export function readAmericanClock(text: string | null | undefined): string | null {
  const [, month = '', day = '', year = '', hour, minute, second] = AMERICAN.exec(text?.trim() ?? '') ?? [];
  return year === '' ? null : readWallClock(`${year}-${month}-${day}${hour === undefined ? '' : ` ${hour}:${minute}:${second ?? '00'}`}`);
}

/** ISO 8601 with an offset → seconds precision, offset as written; null where there is no offset. */
export function readStamp(text: string | null | undefined): string | null {
  const [, day = '', clock = '', offset = ''] = STAMP.exec(text?.trim() ?? '') ?? [];
  if (day === '' || Number.isNaN(Date.parse(`${day}T${clock}Z`))) return null;
  const zone = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  return `${day}T${clock.length === 5 ? `${clock}:00` : clock}${zone}`;
}

/** `GMT+8`, `GMT-3`, `GMT+5:30`, `GMT` → `+08:00` …; null: not such a word. */
export function readGmtOffset(text: string | null | undefined): string | null {
  const match = GMT.exec(text?.trim() ?? '');
  if (match === null) return null;
  const hours = Number(match[2] ?? 0);
  return hours > 14 ? null : `${match[1] ?? '+'}${pad(match[2])}:${pad(match[3])}`;
}

/** `-05:00`, `-0500`, `-5:00` → `-05:00`; `Z` stays; null: no such word. */
export function readOffset(text: string | null | undefined): string | null {
  const [whole = '', sign, hours, minutes] = /^(?:Z|([+-])(\d{1,2}):?(\d\d))$/.exec(text?.trim() ?? '') ?? [];
  if (whole === '' || Number(hours ?? 0) > 14 || Number(minutes ?? 0) > 59) return null;
  return sign === undefined ? whole : `${sign}${pad(hours)}:${minutes ?? ''}`;
}

/** A wall clock in a stated zone: `time` where it has a clock, else the day alone, without a time. */
export function atOffset(wall: string | null, offset: string | null): { readonly time: string | null; readonly localTime: string | null } {
  const timed = wall !== null && wall.includes('T') && offset !== null;
  return timed ? { time: `${wall}${offset}`, localTime: null } : { time: null, localTime: wall };
}
