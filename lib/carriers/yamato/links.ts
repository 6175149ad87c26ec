import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://toi.kuronekoyamato.co.jp/cgi-bin/tneko?number01=${number}`,
} satisfies CarrierLinks;
