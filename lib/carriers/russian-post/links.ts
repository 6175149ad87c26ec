import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.pochta.ru/tracking?barcode=${number}`,
} satisfies CarrierLinks;
