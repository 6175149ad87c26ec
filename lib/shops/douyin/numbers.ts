import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{19}$/, bare: 'possible' },
    // A screen reader adds a 1.
    { pattern: /^\d{20}$/, bare: null },
    { pattern: /^\d{18}$/, bare: null },
  ],
} satisfies NumberKnowledge;
