import { fitsLuhn } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[23]\d{11}$/, check: fitsLuhn, bare: 'possible' },
    { pattern: /^[A-Z]{3}\d{9}$/, bare: 'possible' },
    { pattern: /^\d{12}$/, check: fitsLuhn, bare: null },
  ],
} satisfies NumberKnowledge;
