import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.royalmail.com/track-your-item#/tracking-results/${number}`,
} satisfies CarrierLinks;
