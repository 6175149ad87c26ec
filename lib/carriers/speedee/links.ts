import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://speedeedelivery.com/track-a-shipment/?v=detail&barcode=${number}`,
} satisfies CarrierLinks;
