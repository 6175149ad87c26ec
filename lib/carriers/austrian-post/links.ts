import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.post.at/sv/sendungsdetails?snr=${number}`,
} satisfies CarrierLinks;
