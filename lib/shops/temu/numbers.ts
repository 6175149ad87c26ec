import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^PO-\d{3}-\d{14,20}$/, bare: 'certain' },
  ],
} satisfies NumberKnowledge;
