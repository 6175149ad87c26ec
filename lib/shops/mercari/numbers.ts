import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^M\d{11}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
