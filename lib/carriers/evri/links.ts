import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.evri.com/track/parcel/${number}`,
} satisfies CarrierLinks;
