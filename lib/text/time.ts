/** Days, times and ages as people say them. Now and zone come in; nothing here looks at a clock. */
import type { Language } from '@/lib/model/settings';
import { DAY, type Day, HOUR, type Instant, MINUTE } from '@/lib/model/time';
import type { Text } from './text';

/** The moment and IANA zone that a page shows. */
export interface Moment {
  readonly now: Instant;
  readonly zone: string;
}

/** British order for English: "Thu 26 Nov". */
const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN', 'zh-TW': 'zh-TW' };

const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formats.set(key, kept);
  return kept;
}

/** The calendar day an instant falls on in a zone. */
export function dayOf(at: Instant, zone: string): Day {
  return format('sv-SE', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** Whole days from one calendar day to another; negative when it is past. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

const noon = (day: Day): number => Date.parse(`${day}T12:00:00Z`);

/** "Thu" / "周四". */
export function weekday(day: Day, language: Language): string {
  return format(LOCALE[language], 'UTC', { weekday: 'short' }).format(noon(day));
}

/** "26 Nov" / "11月26日", with the year where it is not this one. */
export function dateOf(day: Day, language: Language, today: Day): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return format(LOCALE[language], 'UTC', { day: 'numeric', month: language === 'en' ? 'short' : 'long', ...year }).format(noon(day));
}

/** Today, tomorrow, yesterday; else "Thu 26 Nov". Far days have no weekday. */
export function sayDay(day: Day, { language, t }: Text, { now, zone }: Moment): string {
  const today = dayOf(now, zone);
  const away = daysBetween(today, day);
  if (away === 0) return t('base.today');
  if (away === 1) return t('base.tomorrow');
  if (away === -1) return t('base.yesterday');
  const date = dateOf(day, language, today);
  if (Math.abs(away) > 60) return date;
  return language === 'en' ? `${weekday(day, language)} ${date}` : `${date} ${weekday(day, language)}`;
}

/** "14:30", always of 24 hours. */
export function clockOf(at: Instant, language: Language, zone: string): string {
  return format(LOCALE[language], zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** "today 14:30", "Thu 26 Nov 14:30"; the time alone when it is today and `bare`. */
export function sayTime(at: Instant, text: Text, moment: Moment, bare = false): string {
  const day = dayOf(at, moment.zone);
  const time = clockOf(at, text.language, moment.zone);
  return bare && day === dayOf(moment.now, moment.zone) ? time : `${sayDay(day, text, moment)} ${time}`;
}

/** "just now", "5 min ago", "3 h ago", "yesterday 22:10", then the day. An instant ahead of now reads "just now". */
export function sayAge(at: Instant, text: Text, moment: Moment): string {
  const age = moment.now - at;
  if (age < MINUTE) return text.t('base.now');
  if (age < HOUR) return text.t('base.ago.minutes', { count: Math.floor(age / MINUTE) });
  const days = daysBetween(dayOf(at, moment.zone), dayOf(moment.now, moment.zone));
  if (days === 0 || age < 6 * HOUR) return text.t('base.ago.hours', { count: Math.floor(age / HOUR) });
  if (days === 1) return sayTime(at, text, moment);
  return days <= 6 ? text.t('base.ago.days', { count: days }) : sayDay(dayOf(at, moment.zone), text, moment);
}

/** Milliseconds to the next local midnight or minute are the page's business; this says how long an age stays true. */
export const AGE_STEP = 30_000;
