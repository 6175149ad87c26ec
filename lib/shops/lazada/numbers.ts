import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{14,16}$/, bare: null },
  ],
} satisfies NumberKnowledge;
