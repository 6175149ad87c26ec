import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{11,12}$/, bare: null },
    { pattern: /^[A-Z0-9]{8}$/, bare: null },
    { pattern: /^\d{14}$/, bare: null, labelled: 'possible' },
  ],
} satisfies NumberKnowledge;
