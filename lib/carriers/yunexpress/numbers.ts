import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^YT\d{16}$/, bare: 'certain' },
    { pattern: /^YU\d{16}$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
