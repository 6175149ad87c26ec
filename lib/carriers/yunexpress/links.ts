import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.yuntrack.com/parcelTracking?id=${number}`,
} satisfies CarrierLinks;
