import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^P\d{18}$/, bare: 'possible' },
    { pattern: /^P?\d{15,20}$/, bare: null },
  ],
} satisfies NumberKnowledge;
