import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^UUS[A-Z0-9]\d{12,15}$/, bare: 'certain' },
  ],
} satisfies NumberKnowledge;
