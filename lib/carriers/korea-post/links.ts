import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://service.epost.go.kr/trace.RetrieveDomRigiTraceList.comm?sid1=${number}`,
} satisfies CarrierLinks;
