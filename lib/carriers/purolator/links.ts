import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.purolator.com/en/shipping/tracker?pin=${number}`,
} satisfies CarrierLinks;
