import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:DN|ELN?)\d{12,18}$/, bare: null },
    { pattern: /^621\d{12}$/, bare: null },
    { pattern: /^611\d{11,14}$/, bare: null },
  ],
} satisfies NumberKnowledge;
