import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{16,20}$/, bare: null },
  ],
} satisfies NumberKnowledge;
