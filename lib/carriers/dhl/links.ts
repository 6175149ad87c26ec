import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.dhl.com/en/home/tracking.html?tracking-id=${number}`,
} satisfies CarrierLinks;
