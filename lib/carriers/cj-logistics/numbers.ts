import { fitsMod7 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{12}$/, check: (number) => fitsMod7(number, 2), bare: null, labelled: 'certain' },
    { pattern: /^\d{10}$/, check: (number) => fitsMod7(number), bare: null, labelled: 'certain' },
    { pattern: /^\d{12}$/, bare: null },
    { pattern: /^\d{10}$/, bare: null },
  ],
} satisfies NumberKnowledge;
