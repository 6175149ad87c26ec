import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.odfl.com/us/en/tools/trace-track-ltl-freight/trace.html?proNumbers=${number}`,
} satisfies CarrierLinks;
