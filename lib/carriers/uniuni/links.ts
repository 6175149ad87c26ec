import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.uniuni.com/tracking/?no=${number}`,
} satisfies CarrierLinks;
