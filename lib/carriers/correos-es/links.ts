import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.correos.es/es/en/tools/tracker/items/details?tracking-number=${number}`,
} satisfies CarrierLinks;
