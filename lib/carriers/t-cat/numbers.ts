import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{10}(?:\d\d)?$/, bare: null },
  ],
} satisfies NumberKnowledge;
