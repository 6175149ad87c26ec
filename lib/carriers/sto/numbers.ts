import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^(?:77|43)\d{13}$/, bare: 'possible' },
    { pattern: /^(?:77|43)\d{12}(?:\d\d\d?)?$/, bare: 'possible' },
  ],
} satisfies NumberKnowledge;
