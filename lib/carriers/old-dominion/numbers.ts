import { fitsLuhn } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:0|7[78]|8[01])\d{9,10}$/, check: (number) => number.length === 11 && fitsLuhn(number), bare: 'possible' },
    { pattern: /^\d{11}$/, check: fitsLuhn, bare: null },
  ],
} satisfies NumberKnowledge;
