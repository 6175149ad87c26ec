/**
 * Dates and local times of shops' pages. Chinese shops print local time at UTC+8 without saying so; others a day in the display
 * language (research/shops.md 1.6). What cannot be read is null, never today.
 */
import { readStamp, readWallClock } from './dates';

/** `2026-03-02 21:14:05` of a Chinese shop → `2026-03-02T21:14:05+08:00`; a day alone stays a day; null: no such time. */
export function readChinaTime(text: string | null | undefined): string | null {
  const wall = readWallClock(text);
  if (wall === null || !wall.includes('T')) return wall;
  // A 60th second is a wall clock, but no moment.
  return Number.isNaN(Date.parse(`${wall}+08:00`)) ? null : `${wall}+08:00`;
}

/** Unix seconds → `…Z`; null for nothing, for 0 and for what is no whole number of this century's seconds. */
export function readUnixSeconds(value: number | string | null | undefined): string | null {
  const seconds = typeof value === 'string' && /^\d{9,11}$/.test(value) ? Number(value) : value;
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 900_000_000 || seconds > 9_999_999_999) return null;
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** ISO with an offset, or a day alone; null for a time without a zone. */
export function readIsoMoment(text: string | null | undefined): string | null {
  const wall = readWallClock(text);
  return readStamp(text) ?? (wall !== null && !wall.includes('T') ? wall : null);
}

/** Digits of Arabic, Persian, Hindi and Bengali pages; the last four bits say which, from 6 in the latter two. */
const OWN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g;
const ownDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String((code & 15) - (code >= 0x966 ? 6 : 0));
};
/** One form of a text: marks of direction and joining left out. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\p{Cf}/gu, '').toLowerCase();

/** Languages that shops show dates in. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'tr', 'ja', 'ko', 'zh', 'ru', 'cs', 'ar', 'uk', 'hu', 'ro', 'id', 'vi', 'th', 'he', 'da', 'nb', 'fi', 'el', 'hi', 'ta', 'te', 'kn', 'ml', 'bn', 'mr'] as const;
const STYLES = [{ month: 'long' }, { month: 'short' }, { month: 'long', day: 'numeric' }, { month: 'short', day: 'numeric' }] as const;

let names: ReadonlyMap<string, number> | null = null;

/** Month names, long and short, also as they stand beside a day (`мая`, `maja`), in lower case without a final dot. */
function monthNames(): ReadonlyMap<string, number> {
  if (names !== null) return names;
  const found = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const style of STYLES) {
      const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC', calendar: 'gregory' });
      for (let month = 0; month < 12; month += 1) {
        const word = plain(format.formatToParts(Date.UTC(2026, month, 15)).find(({ type }) => type === 'month')?.value ?? '').replace(/[.॰]$/, '');
        // Japanese, Chinese and Korean number their months; a word that two languages give to two months proves nothing.
        if (!/\p{L}/u.test(word) || /^\d/.test(word)) continue;
        found.set(word, found.has(word) && found.get(word) !== month + 1 ? 0 : month + 1);
      }
    }
  }
  // "sept." and "Sept" are written too.
  found.set('sept', 9);
  names = found;
  return found;
}

const NUMBERED = /(\d{4})\s*[年년.\-/]\s*(\d{1,2})\s*[月월.\-/]\s*(\d{1,2})/;
const LONG_NUMBER = /^\d{4}$/;

const day = (year: string, month: number, date: string): string | null => readWallClock(`${year}-${month}-${date}`);

/**
 * A date in any language a shop shows: `May 17, 2026`, `17. Mai 2026`, `2026年5月17日`, `17 de mayo de 2026`, `2026. 5. 17` →
 * `2026-05-17`. Orders: day month year, month day year, year month day. Null where no year or no month can be read, or where
 * two dates stand in it. Numbers alone (05/06/2026) say not which is the month: null.
 */
export function readShownDay(text: string | null | undefined): string | null {
  const shown = plain(text ?? '').replace(OWN_DIGITS, ownDigit);
  const [, numberedYear, numberedMonth = '', numberedDay = ''] = NUMBERED.exec(shown) ?? [];
  if (numberedYear !== undefined) return day(numberedYear, Number(numberedMonth), numberedDay);
  const words = shown.match(/\p{L}[\p{L}\p{M}'’]*|\d+/gu) ?? [];
  const months = monthNames();
  // Hebrew writes its "in" onto the month.
  const monthOf = (word: string): number => months.get(word) ?? months.get(word.replace(/^ב/, '')) ?? 0;
  const at = words.findIndex((word) => monthOf(word) > 0);
  const month = monthOf(words[at] ?? '');
  if (at === -1 || month === 0) return null;
  const near = words.slice(Math.max(0, at - 3), at + 5);
  const years = near.filter((word) => LONG_NUMBER.test(word));
  const dates = near.filter((word) => /^\d{1,2}$/.test(word));
  const [year] = years;
  // Thai pages count Buddhist years.
  if (year === undefined || years.length > 1 || Number(year) > 2400) return null;
  const before = words.slice(0, at).findLast((word) => /^\d{1,2}$/.test(word));
  const date = dates.length === 1 ? dates[0] : (words.slice(at + 1, at + 3).find((word) => /^\d{1,2}$/.test(word)) ?? before);
  return date === undefined ? null : day(year, month, date);
}
