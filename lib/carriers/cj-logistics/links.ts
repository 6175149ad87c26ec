import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://trace.cjlogistics.com/next/tracking.html?wblNo=${number}`,
} satisfies CarrierLinks;
