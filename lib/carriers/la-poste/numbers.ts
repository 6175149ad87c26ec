import { fitsGs1, fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}FR$/, check: fitsS10, bare: 'certain' },
    { pattern: /^\d[A-WYZ]\d{11}$/, check: (number) => fitsGs1(number.slice(-11)), bare: 'likely' },
    { pattern: /^[A-Z]{2}\d{9}(?:FR|JB|JF)$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
