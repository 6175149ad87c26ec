import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://track.amazon.com/tracking/${number}`,
} satisfies CarrierLinks;
