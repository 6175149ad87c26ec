import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}ES$/, check: fitsS10, bare: 'certain' },
    { pattern: /^P[A-Z0-9][A-Z0-9]{4}\d{16}[A-Z]$/, bare: 'likely' },
  ],
} satisfies NumberKnowledge;
