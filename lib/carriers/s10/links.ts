import type { CarrierLinks } from '@/lib/adapter/links';

/** The post of the country has the page, and which one that is the number does not say well enough. */
export default {
  track: () => null,
} satisfies CarrierLinks;
