import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:ZJS|A)\d{9,12}$/, bare: null },
    { pattern: /^\d{10,12}$/, bare: null, labelled: 'likely' },
  ],
} satisfies NumberKnowledge;
