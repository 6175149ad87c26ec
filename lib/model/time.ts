/** Milliseconds UTC since 1970. Fields that hold one are named `…At`. */
export type Instant = number;
/** A calendar day, `YYYY-MM-DD`, without a zone. Fields that hold one are named `…On`. */
export type Day = string;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Further ahead than anything real: sorts what has no known time last. Fits an IndexedDB key. */
export const FAR_FUTURE: Instant = Date.UTC(9999, 0, 1);
