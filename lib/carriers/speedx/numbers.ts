import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^SPX[A-Z]{3}\d{12,16}$/, bare: 'likely' },
    { pattern: /^SPX[A-Z0-9]{2,4}\d{8,16}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
