import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://track.bpost.cloud/btr/web/#/search?itemCode=${number}`,
} satisfies CarrierLinks;
