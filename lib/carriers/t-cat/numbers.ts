import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{12}$/, bare: null },
    { pattern: /^\d{10}$/, bare: null },
  ],
} satisfies NumberKnowledge;
