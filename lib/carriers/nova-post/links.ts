import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://novaposhta.ua/tracking/?cargo_number=${number}`,
} satisfies CarrierLinks;
