import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^KY\d{13}$/, bare: 'likely' },
    { pattern: /^KYE?\d{11,12}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
