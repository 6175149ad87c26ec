import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://tracking.bring.com/tracking/${number}`,
} satisfies CarrierLinks;
