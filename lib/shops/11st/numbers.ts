import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^20\d{12,17}$/, bare: null },
  ],
} satisfies NumberKnowledge;
