import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=${number}`,
} satisfies CarrierLinks;
