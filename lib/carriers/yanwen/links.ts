import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://track.yw56.com.cn/cn/querydel?nums=${number}`,
} satisfies CarrierLinks;
