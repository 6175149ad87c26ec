import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}TW$/, check: fitsS10, bare: 'certain' },
    { pattern: /^(?:\d{14}|\d{20})$/, bare: null },
  ],
} satisfies NumberKnowledge;
