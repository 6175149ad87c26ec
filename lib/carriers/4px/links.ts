import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://track.4px.com/#/result/0/${number}`,
} satisfies CarrierLinks;
