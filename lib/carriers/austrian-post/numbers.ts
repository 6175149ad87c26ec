import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}AT$/, check: fitsS10, bare: 'certain' },
  ],
} satisfies NumberKnowledge;
