import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.canadapost-postescanada.ca/track-reperage/en#/details/${number}`,
} satisfies CarrierLinks;
