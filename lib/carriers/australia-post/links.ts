import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://auspost.com.au/mypost/track/details/${number}`,
} satisfies CarrierLinks;
