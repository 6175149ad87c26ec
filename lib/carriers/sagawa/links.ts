import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=${number}`,
} satisfies CarrierLinks;
