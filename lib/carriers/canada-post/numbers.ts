import { fitsMod10, fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}CA$/, check: fitsS10, bare: 'certain' },
    { pattern: /^[01247]\d{15}$/, check: (number) => fitsMod10(number, 3, 1), bare: 'possible' },
    { pattern: /^\d{16}$/, bare: null },
  ],
} satisfies NumberKnowledge;
