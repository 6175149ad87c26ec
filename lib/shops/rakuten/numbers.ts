import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{6}-\d{8}-\d{10}$/, bare: 'certain' },
    { pattern: /^\d{6}-\d{8}-\d{6,9}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
