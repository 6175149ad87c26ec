import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}NL$/, check: fitsS10, bare: 'certain' },
    { pattern: /^3S[A-Z]{4}\d{7,9}$/, bare: 'certain' },
  ],
} satisfies NumberKnowledge;
