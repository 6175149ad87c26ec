import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^LTN\d{8}N1$/, bare: 'certain' },
    { pattern: /^LTN\d{8,10}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
