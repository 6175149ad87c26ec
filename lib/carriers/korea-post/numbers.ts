import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}KR$/, check: fitsS10, bare: 'certain' },
    { pattern: /^6\d{12}$/, bare: 'possible' },
    { pattern: /^\d{13}$/, bare: null },
  ],
} satisfies NumberKnowledge;
