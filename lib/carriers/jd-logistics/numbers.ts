import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^JD[A-Z0-9]{2}\d{11}$/, bare: 'certain' },
    { pattern: /^JD[A-Z]\d{11}$/, bare: 'likely' },
  ],
} satisfies NumberKnowledge;
