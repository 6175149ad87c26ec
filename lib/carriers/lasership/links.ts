import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.ontrac.com/tracking/?number=${number}`,
} satisfies CarrierLinks;
