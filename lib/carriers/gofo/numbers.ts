import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^GFUS\d{14}$/, bare: 'certain' },
    { pattern: /^GF[A-Z]{2}\d{14}$/, bare: 'likely' },
  ],
} satisfies NumberKnowledge;
