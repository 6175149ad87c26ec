import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

/** Knows which two letters are a country, by ISO 3166. */
const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
/** User-assigned codes and wider areas that the browser has a name for as well. */
const NO_COUNTRY = ['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'];
const isCountry = (code: string): boolean => !NO_COUNTRY.includes(code) && countries.of(code) !== undefined;

export default {
  // Posts with a folder of their own have the same numbers and come first.
  shapes: [{ pattern: /^[A-Z]{2}\d{9}[A-Z]{2}$/, check: (number) => fitsS10(number) && isCountry(number.slice(-2)), bare: 'likely' }],
} satisfies NumberKnowledge;
