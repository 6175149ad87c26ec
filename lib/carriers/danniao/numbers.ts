import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:DN|ELN?|6[12]1)\d{11,18}$/, bare: null },
  ],
} satisfies NumberKnowledge;
