import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^W[A-Z]\d{8}$/, bare: 'possible' },
    { pattern: /^H\d{4}-\d{6}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
