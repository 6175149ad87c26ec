import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://service.post.ch/ekp-web/ui/entry/search/${number}`,
} satisfies CarrierLinks;
