import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{16,19}$/, bare: null },
  ],
} satisfies NumberKnowledge;
