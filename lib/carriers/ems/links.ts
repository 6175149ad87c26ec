import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.ems.com.cn/queryList?mailNum=${number}`,
} satisfies CarrierLinks;
