import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{16}$/, bare: 'possible' },
    { pattern: /^\d{12}$/, bare: 'possible' },
    // Eleven digits that are no mobile phone.
    { pattern: /^\d{11}$/, check: (number) => !/^1[3-9]/.test(number), bare: 'possible' },
  ],
} satisfies NumberKnowledge;
