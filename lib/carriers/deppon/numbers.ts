import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^DPK\d{12}$/, bare: 'certain' },
    { pattern: /^DPL?\d{10,12}$/, bare: 'possible' },
    { pattern: /^\d{8,10}$/, bare: null },
  ],
} satisfies NumberKnowledge;
