import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{9,12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
