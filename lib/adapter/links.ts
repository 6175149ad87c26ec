import type { Language } from '@/lib/model/settings';

/** Default export of a carrier's `links.ts`: its public page for a number (https), or null where it has none that takes a number. */
export interface CarrierLinks {
  readonly track: (number: string, language: Language) => string | null;
}
