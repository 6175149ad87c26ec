import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-DF-Z][A-Z]\d{9}CN$/, check: fitsS10, bare: 'certain' },
    { pattern: /^P[A-Z]\d{11}$/, bare: 'likely' },
    { pattern: /^9[89]\d{11}$/, bare: 'possible' },
    // EMS and its parcels share a range.
    { pattern: /^[189]\d{12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
