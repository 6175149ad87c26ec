import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^BBY01-\d{12}$/, bare: 'certain' },
    { pattern: /^BBY0[A-Z0-9]-?\d{8,14}$/, bare: 'likely' },
  ],
} satisfies NumberKnowledge;
