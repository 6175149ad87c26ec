import { fitsGs1, fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}DE$/, check: fitsS10, bare: 'certain' },
    { pattern: /^JJD\d{18}$/, bare: 'likely' },
    { pattern: /^00340\d{15}$/, check: fitsGs1, bare: 'likely' },
    { pattern: /^\d{12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
