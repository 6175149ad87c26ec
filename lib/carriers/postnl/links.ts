import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://postnl.post/track?barcodes=${number}`,
} satisfies CarrierLinks;
