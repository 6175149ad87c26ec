import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{10,14}$/, bare: null },
  ],
} satisfies NumberKnowledge;
