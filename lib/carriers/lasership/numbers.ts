import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^L[AEHINX][123]\d{7}$/, bare: 'likely' },
    { pattern: /^1LS(?:7[12]\d{10}|7\d{12}1|CX[A-Z0-9]{10})$/, bare: 'certain' },
  ],
} satisfies NumberKnowledge;
