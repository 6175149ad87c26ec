import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.canpar.com/en/tracking/track.htm?barcode=${number}`,
} satisfies CarrierLinks;
