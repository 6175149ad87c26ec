import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}`,
} satisfies CarrierLinks;
