import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:GM\d{16,18}|GM[0-9A-F]{20}|JVGL\d{11,16})$/, bare: 'likely' },
    { pattern: /^[56]\d{13}$/, bare: 'possible' },
    { pattern: /^\d{14}$/, bare: null, labelled: 'possible' },
  ],
} satisfies NumberKnowledge;
