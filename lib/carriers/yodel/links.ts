import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.yodel.co.uk/tracking/${number}`,
} satisfies CarrierLinks;
