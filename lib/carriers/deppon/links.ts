import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.deppon.com/newwebsite/track/ordertrack?waybillNo=${number}`,
} satisfies CarrierLinks;
