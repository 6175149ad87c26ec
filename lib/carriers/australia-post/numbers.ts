import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}AU$/, check: fitsS10, bare: 'certain' },
    { pattern: /^33[A-Z0-9]{3}\d{7}(?:\d{11})?$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
