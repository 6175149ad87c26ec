import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.dhl.com/en/express/tracking.html?AWB=${number}`,
} satisfies CarrierLinks;
