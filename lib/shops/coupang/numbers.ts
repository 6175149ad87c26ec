import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{14}$/, bare: 'possible' },
    { pattern: /^\d{13}$/, bare: null },
  ],
} satisfies NumberKnowledge;
