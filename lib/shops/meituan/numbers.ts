import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{15,20}$/, bare: null },
  ],
} satisfies NumberKnowledge;
