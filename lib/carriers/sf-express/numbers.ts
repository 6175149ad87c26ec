import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^SF[A-Z0-9]\d{12}$/, bare: 'certain' },
    // Older numbers, without letters.
    { pattern: /^\d{12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
