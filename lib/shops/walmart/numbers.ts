import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{15}$/, bare: 'possible' },
    // The number under a store receipt.
    { pattern: /^\d{20}$/, bare: null, labelled: 'certain' },
    { pattern: /^\d{7}-\d{8}$/, bare: null },
  ],
} satisfies NumberKnowledge;
