import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{3}[A-Z0-9]{16}$/, check: (number) => number.replace(/\D/g, '').length >= 6, bare: 'possible' },
    { pattern: /^GS[A-Z0-9]{14,18}$/, check: (number) => number.replace(/\D/g, '').length >= 6, bare: null },
  ],
} satisfies NumberKnowledge;
