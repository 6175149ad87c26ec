import type { Instant } from '@/lib/model/time';

const LONGEST = 24 * 3600;

/** The header `Retry-After`, seconds or HTTP date, as whole seconds from `now`; null when absent or absurd (negative, over a day, words). */
export function readRetryAfter(header: string | null, now: Instant): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const seconds = /^\d+$/.test(text) ? Number(text) : /^[A-Z][a-z]{2},? /.test(text) ? Math.ceil((Date.parse(text) - now) / 1000) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= LONGEST ? seconds : null;
}
