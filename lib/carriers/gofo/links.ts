import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.gofo.com/track/${number}`,
} satisfies CarrierLinks;
