import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^4PX\d{13}CN$/, bare: 'certain' },
    { pattern: /^4PX\d{12,16}(?:CN)?$/, bare: 'likely' },
  ],
} satisfies NumberKnowledge;
