import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{19}$/, bare: 'possible' },
    { pattern: /^\d{16,18}$/, bare: null },
  ],
} satisfies NumberKnowledge;
