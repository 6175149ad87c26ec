import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.sto.cn/pc/service-page/iframe/order-query?waybillNo=${number}`,
} satisfies CarrierLinks;
