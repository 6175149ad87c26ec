import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://global.cainiao.com/newDetail.htm?mailNoList=${number}`,
} satisfies CarrierLinks;
