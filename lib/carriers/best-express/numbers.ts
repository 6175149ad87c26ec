import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:A|B|D)?\d{12,14}$/, bare: null, labelled: 'likely' },
  ],
} satisfies NumberKnowledge;
