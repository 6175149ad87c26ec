import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^E[A-Z]\d{9}CN$/, check: fitsS10, bare: 'certain' },
    { pattern: /^[189]\d{12}$/, bare: 'possible' },
    { pattern: /^5\d{12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
