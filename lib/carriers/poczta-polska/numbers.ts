import { fitsGs1, fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}PL$/, check: fitsS10, bare: 'certain' },
    { pattern: /^PX\d{10}$/, bare: 'likely' },
    { pattern: /^00[15]59007\d{12}$/, check: fitsGs1, bare: 'likely' },
  ],
} satisfies NumberKnowledge;
