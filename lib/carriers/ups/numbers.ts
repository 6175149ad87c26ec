import { fitsMod10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^1Z[A-Z0-9]{15}\d$/, check: (number) => fitsMod10(number.slice(2), 1, 2), bare: 'certain' },
    { pattern: /^[AHJKTV]\d{10}$/, check: (number) => fitsMod10(number.slice(1), 1, 2), bare: 'possible' },
    { pattern: /^\d{9}$/, bare: null, labelled: 'possible' },
  ],
} satisfies NumberKnowledge;
