import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{4,7}$/, bare: null, byLabel: true },
    { pattern: /^[A-Z]{1,6}-?\d{4,9}$/, bare: null, byLabel: true },
  ],
} satisfies NumberKnowledge;
