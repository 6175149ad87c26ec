import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:30|8[12])\d{14}$/, bare: 'possible' },
    { pattern: /^\d{15,17}$/, bare: null },
  ],
} satisfies NumberKnowledge;
