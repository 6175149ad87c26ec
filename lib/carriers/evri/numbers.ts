import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[CHPT]\d{2}[A-Z0-9]{3}\d{10}$/, bare: 'possible' },
    { pattern: /^\d{16}$/, bare: null },
  ],
} satisfies NumberKnowledge;
