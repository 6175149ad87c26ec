import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^JJ?D000\d{13}$/, bare: 'certain' },
  ],
} satisfies NumberKnowledge;
