import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.jtexpress.com.cn/track?billCode=${number}`,
} satisfies CarrierLinks;
