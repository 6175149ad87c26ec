import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{14}(?:-\d{3}){0,3}$/, bare: null },
  ],
} satisfies NumberKnowledge;
