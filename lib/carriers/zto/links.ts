import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.zto.com/express/expressCheck.html?txtBill=${number}`,
} satisfies CarrierLinks;
