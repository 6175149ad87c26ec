import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[34]\d{14}$/, bare: 'possible' },
    { pattern: /^5\d{12}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
