import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.poste.it/cerca/#/risultati-spedizioni/${number}`,
} satisfies CarrierLinks;
