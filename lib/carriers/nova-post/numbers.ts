import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:[12]0|59)\d{12}$/, bare: null },
  ],
} satisfies NumberKnowledge;
