import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.dpd.com/tracking?parcelNumber=${number}`,
} satisfies CarrierLinks;
