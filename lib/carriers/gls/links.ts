import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://gls-group.com/track/${number}`,
} satisfies CarrierLinks;
