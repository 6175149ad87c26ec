import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^TB[ACM]\d{12}$/, bare: 'certain' },
    { pattern: /^[AFC]\d{10}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
