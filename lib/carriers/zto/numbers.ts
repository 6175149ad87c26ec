import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^7[3-68]\d{12}$/, bare: 'possible' },
    { pattern: /^7[579]\d{12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
