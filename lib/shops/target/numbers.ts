import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:\d{13}|\d{15}|9\d{11,14})$/, bare: null },
  ],
} satisfies NumberKnowledge;
