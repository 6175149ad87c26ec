import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.ups.com/track?tracknum=${number}`,
} satisfies CarrierLinks;
