import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[DLS]\d{21}$/, bare: 'likely' },
  ],
} satisfies NumberKnowledge;
