import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.singpost.com/track-items?trackingid=${number}`,
} satisfies CarrierLinks;
