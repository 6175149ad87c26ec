import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{19}$/, bare: 'possible' },
    // Numbers of about 2014 to 2018.
    { pattern: /^\d{16}$/, bare: 'possible', labelled: 'likely' },
    // Older still.
    { pattern: /^\d{15}$/, bare: 'possible', labelled: 'likely' },
    { pattern: /^\d{17,18}$/, bare: null },
  ],
  // Alipay's bills write the order as the merchant's number.
  prefixes: [/^T\d{3}P(?=\d{19}$)/],
  buyerTail: true,
} satisfies NumberKnowledge;
