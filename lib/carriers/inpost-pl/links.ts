import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://inpost.pl/sledzenie-przesylek?number=${number}`,
} satisfies CarrierLinks;
