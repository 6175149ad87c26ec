import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://emonitoring.poczta-polska.pl/?numer=${number}`,
} satisfies CarrierLinks;
