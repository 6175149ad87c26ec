import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[SUY][A-Z]\d{9}Y[PW]$/, bare: 'likely' },
    { pattern: /^YW[A-Z]{3}\d{9,12}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
