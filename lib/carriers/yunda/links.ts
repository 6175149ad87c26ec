import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.yundaex.com/cn/track/search.php?code=${number}`,
} satisfies CarrierLinks;
