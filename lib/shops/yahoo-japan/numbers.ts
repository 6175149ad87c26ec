import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z0-9-]{3,24}-\d{8,10}$/, bare: null, labelled: 'likely' },
  ],
} satisfies NumberKnowledge;
