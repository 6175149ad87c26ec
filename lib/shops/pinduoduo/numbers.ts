import { isShortDate } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{6}-\d{15}$/, check: isShortDate, bare: 'certain' },
    { pattern: /^\d{6}-\d{15}$/, bare: 'possible' },
    { pattern: /^\d{21}$/, check: isShortDate, bare: null },
  ],
} satisfies NumberKnowledge;
