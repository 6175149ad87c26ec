import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://portal.postnord.com/tracking/details/${number}`,
} satisfies CarrierLinks;
