import { fitsMod7 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{12}$/, check: (number) => fitsMod7(number), bare: 'possible' },
    { pattern: /^\d{12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
