import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^LTN\d{8}N1$/, bare: 'certain' },
  ],
} satisfies NumberKnowledge;
