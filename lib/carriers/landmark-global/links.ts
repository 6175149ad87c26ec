import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://track.landmarkglobal.com/?search=${number}`,
} satisfies CarrierLinks;
