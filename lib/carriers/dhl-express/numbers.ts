import { fitsMod7 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{10,11}$/, check: (number) => fitsMod7(number), bare: 'possible' },
    { pattern: /^(?:J(?:JD|VGL)\d{10}|JD01\d{16})$/, bare: 'likely' },
    { pattern: /^\d{10}$/, bare: null, labelled: 'possible' },
  ],
} satisfies NumberKnowledge;
