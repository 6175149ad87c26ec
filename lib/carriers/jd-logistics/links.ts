import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.jdl.com/orderSearch?waybillCodes=${number}`,
} satisfies CarrierLinks;
