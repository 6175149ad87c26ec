import { fitsMod7, fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}JP$/, check: fitsS10, bare: 'certain' },
    { pattern: /^\d{12}$/, check: (number) => fitsMod7(number), bare: null, labelled: 'certain' },
    { pattern: /^\d{11}$/, bare: null },
    { pattern: /^\d{12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
