import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:\d{3}|D\d{2})-\d{7}-\d{7}$/, bare: 'certain' },
    { pattern: /^\d{17}$/, bare: null },
  ],
} satisfies NumberKnowledge;
