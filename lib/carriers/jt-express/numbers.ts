import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^JT\d{13}$/, bare: 'certain' },
    { pattern: /^J[PXONDZ]\d{10}$/, bare: 'possible' },
    { pattern: /^6\d{11}$/, bare: null },
  ],
} satisfies NumberKnowledge;
