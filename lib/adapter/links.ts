import type { Language } from '@/lib/model/settings';

/** Default export of a carrier's `links.ts`: its public page for a number (https), or null where it has none that takes a number. */
export interface CarrierLinks {
  readonly track: (number: string, language: Language) => string | null;
}

/** Default export of a shop's `links.ts`: its page of one order (https), or null where the number alone does not lead there. */
export interface ShopLinks {
  readonly order: (number: string) => string | null;
}
