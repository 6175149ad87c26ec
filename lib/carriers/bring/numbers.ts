import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}NO$/, check: fitsS10, bare: 'certain' },
    { pattern: /^(?:37|70)\d{15,16}$/, bare: null },
  ],
} satisfies NumberKnowledge;
