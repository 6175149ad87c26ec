import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^SP\d{18}$/, bare: 'certain' },
  ],
} satisfies NumberKnowledge;
