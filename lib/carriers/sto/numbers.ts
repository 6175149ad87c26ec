import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:77|43)\d{12,15}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
