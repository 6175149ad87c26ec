import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[56]\d{23}$/, bare: 'likely' },
    { pattern: /^\d{24}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
