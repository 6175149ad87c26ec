import { isShortDate } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{6}[A-Z0-9]{8}$/, check: (number) => isShortDate(number) && /[A-Z]/.test(number), bare: 'possible' },
    { pattern: /^\d{15,20}$/, bare: null },
  ],
} satisfies NumberKnowledge;
