import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://yjcx.chinapost.com.cn/qps/yjcx?mailNum=${number}`,
} satisfies CarrierLinks;
