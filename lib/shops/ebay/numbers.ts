import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{2}-\d{5}-\d{5}$/, bare: 'certain' },
    { pattern: /^\d{12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
