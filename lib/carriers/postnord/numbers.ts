import { fitsGs1, fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}(?:SE|DK)$/, check: fitsS10, bare: 'certain' },
    { pattern: /^\d{11}SE$/, bare: 'likely' },
    { pattern: /^00[37]\d{17}$/, check: fitsGs1, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
