import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.sf-express.com/chn/sc/waybill/waybill-detail/${number}`,
} satisfies CarrierLinks;
