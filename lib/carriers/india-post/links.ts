import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: () => null,
} satisfies CarrierLinks;
